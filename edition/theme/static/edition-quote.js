// Words of a document as a quote, as a file of a note, as part of an address. They are read,
// folded and described as edition/quote does it in Python; tests/browser/test_select.py holds
// the two together. Asked for by edition-select.js when words are first selected.
"use strict";
{
  const SKIPPED =
    ".ed-note,.ed-mark,.ed-paragraph-link,.ed-printed-notes,.headerlink,.footnote-reference,pre,.math";
  const BLOCKS = "p,h1,h2,h3,h4,h5,h6,li,dt,dd,td,th,caption,figcaption,.line";
  const UNSEEN =
    /[\u00ad\u034f\u061c\u180e\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f]/g;

  /** Fold a text; every folded character keeps the span of characters it stands for. */
  const fold = (text) => {
    const starts = [];
    const ends = [];
    let folded = "";
    for (const { 0: cluster, index } of text.matchAll(/[^]\p{M}*/gu)) {
      const characters = cluster
        .replace(UNSEEN, "")
        .replace(/\s/g, " ")
        .replace(/[\u2018-\u201b\u2032\u02bc\uff07]/g, "'")
        .replace(/[\u201c-\u201f\u2033\uff02]/g, '"')
        .replace(/[\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d]/g, "-")
        .replace(/[\u2026\ufb00-\ufb06\u0132\u0133]/g, (sign) => sign.normalize("NFKC"))
        .normalize("NFC");
      const end = index + cluster.length;
      for (const character of characters.split("")) {
        if (character === " " && folded.endsWith(" ")) {
          ends[ends.length - 1] = end;
        } else {
          folded += character;
          starts.push(index);
          ends.push(end);
        }
      }
    }
    return { folded, starts, ends };
  };

  const clean = (text) => text.replace(UNSEEN, "").replace(/\s+/g, " ").trim();

  /** The words of a document with the way back to its nodes, its pages, and its breaks: places
      where something stands between the words that the browser's own search reads as well. */
  const read = (section) => {
    const pieces = [];
    const pages = [[0, document.querySelector("[name=citation_firstpage]")?.content]];
    const breaks = [];
    let raw = "";
    let block;
    const walker = document.createTreeWalker(section, 5, (node) => {
      if (node.nodeType === 3 || !node.matches(SKIPPED)) return 1;
      if (node.matches(".ed-mark")) breaks.push(raw.length);
      return 2;
    });
    for (let node; (node = walker.nextNode()); ) {
      if (node.nodeType === 1) {
        if (node.matches(".ed-page")) pages.push([raw.length, node.dataset.page]);
        continue;
      }
      const own = node.parentElement.closest(BLOCKS);
      if (own !== block) breaks.push((raw += " ").length);
      block = own;
      pieces.push([raw.length, node]);
      raw += node.data;
    }
    return { raw, pieces, pages, breaks, ...fold(raw) };
  };

  const isLetter = (character) => /[\p{L}\p{N}\p{M}_]/u.test(character ?? "");

  const joins = (left, mark, right) =>
    "'.".includes(mark)
      ? isLetter(left) && isLetter(right)
      : ",:".includes(mark) && /^\p{Nd}{2}$/u.test(left + right);

  /** Whether a cut before a character would part a word. */
  const cuts = (text, at) =>
    at > 0 &&
    at < text.length &&
    (isLetter(text[at - 1])
      ? isLetter(text[at]) || joins(text[at - 1], text[at], text[at + 1])
      : joins(text[at - 2], text[at - 1], text[at]));

  /** Every place where folded words stand and cut no word. */
  const matches = (text, words) => {
    const found = [];
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      if (!cuts(text, at) && !cuts(text, at + words.length)) found.push(at);
    }
    return found;
  };

  /** Whole words of a range of the page as a span of folded characters, or nothing. */
  const spanOf = (words, range) => {
    const { folded, starts, ends } = words;
    let start = Infinity;
    let end = 0;
    for (const [at, node] of words.pieces) {
      if (!range.intersectsNode(node)) continue;
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.length;
      if (from < to) [start, end] = [Math.min(start, at + from), at + to];
    }
    let first = ends.findIndex((each) => each > start);
    let last = starts.findIndex((each) => each >= end);
    if (last < 0) last = folded.length;
    while (first < last && folded[first] === " ") first++;
    while (first < last && folded[last - 1] === " ") last--;
    while (cuts(folded, first)) first--;
    while (cuts(folded, last)) last++;
    return end && first >= 0 && isLetter(folded.slice(first, last)) ? [first, last] : null;
  };

  /** The shortest quote that means a span: itself or its ends, and words around it if needed. */
  const describe = (words, [first, last]) => {
    const { folded, raw, starts, ends } = words;
    const printed = (from, to) => (from < to ? clean(raw.slice(starts[from], ends[to - 1])) : "");
    const own = folded.slice(first, last);
    const start = starts[first];
    const end = ends[last - 1];
    const pages = words.pages.filter(([at], i, all) => at < end && !(all[i + 1]?.[0] <= start));
    const quote = { exact: printed(first, last), before: "", after: "", start, end };
    quote.pages = [...new Set(pages.map(([, page]) => page))].filter(Boolean);
    quote.words = quote.exact;
    const each = [...own.matchAll(/\S+/g)];
    for (let size = 3; each.length > 60 && size <= 12 && !own.includes("..."); size++) {
      const head = own.slice(0, each[size].index - 1);
      const tail = own.slice(each.at(-size).index);
      const tails = matches(folded, tail);
      const pairs = matches(folded, head).flatMap((at) =>
        tails.filter((other) => other >= at + head.length),
      );
      if (pairs.length === 1) {
        quote.exact = `${printed(first, first + head.length)} … ${printed(last - tail.length, last)}`;
        return quote;
      }
    }
    const rivals = matches(folded, own).filter((at) => at !== first);
    const left = (at) => at - (folded[at - 1] === " ");
    const right = (at) => at + (folded[at] === " ");
    const left_words = folded.slice(0, left(first)).split(" ");
    const right_words = folded.slice(right(last)).split(" ");
    for (let count = 1; rivals.length && count < 99; count++) {
      for (let behind = 0; behind <= count; behind++) {
        const before = left_words.slice(left_words.length - count + behind).join(" ");
        const after = right_words.slice(0, behind).join(" ");
        const fits = (at) => {
          const far = left(at) - before.length;
          const from = right(at + own.length);
          return (
            (!before || (far >= 0 && folded.startsWith(before, far) && !cuts(folded, far))) &&
            (!after || (folded.startsWith(after, from) && !cuts(folded, from + after.length)))
          );
        };
        if (rivals.some(fits)) continue;
        quote.before = printed(left(first) - before.length, left(first));
        quote.after = printed(right(last), right(last) + after.length);
        return quote;
      }
    }
    return quote;
  };

  /** The file of a note on the words, as edition/annotations/writing.py writes it. */
  const noteFile = (id, quote, day) => {
    const block = (key, words) => {
      const lines = words.match(/\S{97,}(?= |$)|\S.{0,95}(?= |$)/g) ?? [];
      return lines.length ? [`${key}: >-`, ...lines.map((line) => `  ${line}`)] : [];
    };
    const page = quote.pages[0];
    const lines = ["---", `document: ${id}`, ...block("quote", quote.exact)];
    lines.push(...block("before", quote.before), ...block("after", quote.after));
    lines.push(...(page ? [`page: ${page}`] : []), "kind: explanation");
    lines.push('author: ""', `date: ${day}`, "sources:", "  - KEY, p. N", "certainty: likely");
    return `${lines.join("\n")}\n---\n\n`;
  };

  /** The browser's own way to point at words; nothing where it would find others. */
  const fragment = ({ raw, breaks, folded, starts }, { start, end }) => {
    const within = breaks.filter((at) => at > start && at <= end);
    // A word with a mark right behind it is another word to the browser.
    const part = (from, to) => raw.slice(from, to).replace(within.includes(to) ? /\S*$/ : "", "");
    const list = (text) => clean(text).split(" ");
    const head = list(part(start, within[0] ?? end));
    const tail = list(part(within.findLast((at) => at < end) ?? start, end));
    const short = !within.some((at) => at < end) && head.length < 10;
    const texts = short ? [head] : [head.slice(0, 5), tail.slice(-5)];
    const [first, last] = texts.map((each) => each.join(" "));
    if (!first || last === "" || starts[folded.indexOf(fold(first).folded)] !== start) return "";
    const code = (text) => encodeURIComponent(text).replace(/-/g, "%2D");
    return `:~:text=${code(first)}${last ? `,${code(last)}` : ""}`;
  };

  globalThis.editionQuote = Object.freeze({ read, spanOf, describe, noteFile, fragment });
}
