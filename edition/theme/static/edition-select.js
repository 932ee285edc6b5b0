// Select words, or follow the link of a paragraph: a bar offers to cite them, to link to them
// and to write a note on them. It takes nothing from the reader: copying, the menu of the
// browser and links do as before. How words are quoted is in edition-quote.js. Fetched by
// edition.js.
"use strict";
{
  const MAX_ADDRESS = 4000;

  const FORM = '<a target="_blank" rel="noopener">Use the form</a>';
  const BAR = `<button type="button" name="cite">Cite</button>
    <button type="button" name="link">Link</button>
    <button type="button" name="annotate">Annotate</button>
    <p role="status"></p>
    <div hidden><button type="button" name="file">Copy the note file</button> ${FORM}</div>
    <textarea hidden readonly rows="4" aria-label="To copy"></textarea>`;

  const start = (section, bar) => {
    bar.innerHTML = BAR;
    const find = (selector) => bar.querySelector(selector);
    const [status, more, area, form] = ["p", "div", "textarea", "a"].map(find);
    const report = bar.dataset.suggest;
    form.hidden = !report;
    const page = document.querySelector("[rel=canonical]")?.href ?? location.href.split("#")[0];
    const code = encodeURIComponent;
    let words;
    let quote;
    let place;
    let origin;
    let timer;

    const isOpen = () => bar.matches(":popover-open");
    const hide = () => isOpen() && bar.hidePopover();

    const show = async (range, link) => {
      await edition.fetchFile("edition-quote.js");
      const { read, spanOf, describe } = editionQuote;
      words ??= read(section);
      const span = spanOf(words, range);
      hide();
      if (!span) return;
      quote = describe(words, span);
      origin = link;
      const node = words.pieces.findLast(([at]) => at <= quote.start)[1];
      place = `${page}#${node.parentElement.closest(".ed-paragraph, section").id}`;
      status.textContent = "";
      more.hidden = area.hidden = true;
      bar.showPopover();
      const box = (link ?? range).getBoundingClientRect();
      const top = Math.max(0, Math.min(box.bottom + 8, innerHeight - 150));
      const left = Math.max(8, Math.min(box.left, innerWidth - bar.offsetWidth - 8));
      bar.style.translate = `${left + scrollX}px ${top + scrollY}px`;
    };

    const copy = async (text) => {
      try {
        await navigator.clipboard.writeText(text);
        status.textContent = "Copied";
      } catch {
        status.textContent = "Copy this:";
        area.hidden = false;
        area.value = text;
        area.select();
      }
    };

    const file = () =>
      editionQuote.noteFile(section.id, quote, new Date().toLocaleDateString("sv"));

    const actions = {
      cite: () => {
        const note = document.querySelector(".ed-cite dd")?.textContent.trim() ?? `${document.title}.`;
        const [first, last] = [quote.pages[0], quote.pages.at(-1)];
        const pages = first === last ? `p. ${first}` : `pp. ${first}–${last}`;
        const said = quote.words.replace(/“/g, "‘").replace(/”/g, "’");
        const cited = first ? note.replace(/(?=, https?:\S+$|\.$)/, `, ${pages}`) : note;
        copy(`“${said}” ${cited} Read at ${place}.`);
      },
      link: () => copy(place + editionQuote.fragment(words, quote)),
      annotate: () => {
        const name = quote.exact.normalize("NFKD").toLowerCase().match(/[a-z0-9]+/g) ?? [];
        const slug = name.join("-").slice(0, 40).replace(/-$/, "");
        const address = `${bar.dataset.create}${slug}.md&value=${code(file())}`;
        const known = `${report}&quote=${code(quote.exact)}&page=${quote.pages[0] ?? ""}`;
        if (report) form.href = known.length > MAX_ADDRESS ? report : known;
        more.hidden = false;
        const fits = bar.dataset.create && address.length <= MAX_ADDRESS;
        if (fits) open(address, "_blank", "noopener");
        status.textContent = fits ? "Opened in a new tab" : "Take its file along:";
      },
      file: () => copy(file()),
    };

    bar.addEventListener("click", ({ target }) => actions[target.name]?.());

    // Words of notes can be selected by who begins in a note; else they stay out of the text.
    const begin = (inNote) => document.documentElement.toggleAttribute("data-copying", !inNote);
    for (const type of ["pointerdown", "focusin"]) {
      document.addEventListener(type, ({ target }) => begin(target.closest(".ed-note")));
    }

    const follow = () => {
      if (bar.contains(document.activeElement)) return;
      const selection = getSelection();
      if (!selection.isCollapsed) show(selection.getRangeAt(0));
      else if (!origin) hide();
    };
    document.addEventListener("selectionchange", () => {
      clearTimeout(timer);
      timer = setTimeout(follow, 250);
    });

    document.addEventListener("pointerdown", ({ target }) => bar.contains(target) || hide());

    document.addEventListener("keydown", (event) => {
      if (event.key === "a" && (event.ctrlKey || event.metaKey)) begin(false);
      if (!isOpen()) return;
      const inside = bar.contains(document.activeElement);
      if (event.key === "Escape") {
        hide();
        if (inside) origin?.focus();
      } else if (event.key === "Tab" && !inside) {
        event.preventDefault();
        find("button").focus();
      }
    });

    section.addEventListener("click", ({ target, detail }) => {
      if (!target.matches(".ed-paragraph-link")) return;
      // After the browser has gone to the paragraph.
      setTimeout(async () => {
        const range = document.createRange();
        range.selectNodeContents(target.parentElement);
        await show(range, target);
        if (!detail) find("button").focus();
      });
    });
  };

  const section = document.querySelector(".ed-document");
  const bar = document.getElementById("ed-select");
  if (section && bar?.showPopover) start(section, bar);
}
