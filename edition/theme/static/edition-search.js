// Two corrections to Sphinx's search: note marks and page numbers stay out of the excerpts,
// and a result leads to the paragraph that has the word, not to the top of its page.
"use strict";
{
  const apparatus =
    ".headerlink, .ed-mark, .ed-paragraph-link, .ed-page, .ed-note, .ed-backlink, script, style";
  const places = ".ed-paragraph[id], .ed-printed-note[id], .ed-entry[id], section[id]";

  const parse = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    page.querySelectorAll(apparatus).forEach((element) => element.remove());
    return page.querySelector("main");
  };

  /** The smallest place with an id that has one of the words. */
  const placeOf = (main, words) =>
    [...main.querySelectorAll(places)]
      .filter((place) => words.some((word) => place.textContent.toLowerCase().includes(word)))
      .sort((one, other) => one.textContent.length - other.textContent.length)[0];

  Search.htmlToText = (html, anchor) => {
    const main = parse(html);
    const place = anchor ? main?.querySelector(`#${CSS.escape(anchor.slice(1))}`) : main;
    return ((place ?? main)?.textContent ?? "").replace(/\s+/g, " ");
  };

  // Pages on the reader's own disk may not be fetched; then the titles must do.
  if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;

  const makeSummary = Search.makeSearchSummary;
  Search.makeSearchSummary = (html, keywords, anchor) => {
    const summary = makeSummary(html, keywords, anchor);
    const main = parse(html);
    const place = main && !anchor && placeOf(main, [...keywords]);
    if (summary && place) {
      // Sphinx puts the excerpt beside its link only after this returns.
      queueMicrotask(() => {
        const link = summary.parentElement?.querySelector("a");
        if (link) link.hash = place.id;
      });
    }
    return summary;
  };
}
