// For who points, taps or types: what a term or person is, the words of a footnote, which words
// a note speaks of, the next note, keys. Fetched by edition.js; without it, all of them are links.
"use strict";
{
  const root = document.documentElement;
  const clear = () => "clear" in root.dataset;
  const create = (tag, properties, ...content) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...content);
    return element;
  };

  // -- what a word means, beside it (WCAG 1.4.13: Esc closes, it stays while pointed at) --

  const TIPPED = ".ed-mention, .ed-mark:not(.ed-mark-note)";
  const tip = create("aside", { className: "ed-tip", id: "ed-tip", popover: "manual" });
  tip.setAttribute("aria-label", "About this word");
  document.body.append(tip);
  let about;
  let timer;

  /** The entry a link leads to, by its address from the top of the site. */
  const entryOf = async (link) => {
    await edition.fetchFile("edition-registers.js");
    const top = new URL(root.dataset.content_root, location.href).href;
    return editionRegisters[link.href.replace(top, "")];
  };

  /** What there is to say of a link; nothing if it is only a link. */
  const contentOf = async (link) => {
    if (link.hash && link.matches(".ed-mark")) {
      const text = document.querySelector(`${link.hash} .ed-note-text`)?.cloneNode(true);
      text?.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
      return text && [text];
    }
    const entry = await entryOf(link);
    if (!entry) return null;
    const [name, expansion, summary] = entry;
    const more = create("a", { href: link.href }, "The whole entry, and every mention");
    const head = create("p", {}, create("b", {}, name));
    if (expansion) head.append(create("span", {}, ` ${expansion}`));
    return [head, create("p", {}, summary), create("p", {}, more)];
  };

  const close = () => {
    clearTimeout(timer);
    about?.removeAttribute("aria-describedby");
    about = null;
    if (tip.matches(":popover-open")) tip.hidePopover();
  };

  /** Below the line that was pointed at, or above it where there is no room. */
  const place = (link, y) => {
    const lines = [...link.getClientRects()];
    const line = lines.find((each) => y >= each.top && y <= each.bottom) ?? lines[0];
    const left = Math.max(8, Math.min(line.left, innerWidth - tip.offsetWidth - 8));
    const below = line.bottom + tip.offsetHeight + 12 < innerHeight;
    const top = below ? line.bottom + 4 : Math.max(8, line.top - tip.offsetHeight - 4);
    tip.style.translate = `${left + scrollX}px ${top + scrollY}px`;
  };

  const show = async (link, y) => {
    if (link === about || clear() || !getSelection().isCollapsed) return;
    const content = await contentOf(link).catch(() => null);
    close();
    if (!content) return;
    tip.replaceChildren(...content);
    tip.showPopover();
    place(link, y);
    link.setAttribute("aria-describedby", tip.id);
    about = link;
  };

  const soon = (act, delay) => {
    clearTimeout(timer);
    timer = setTimeout(act, delay);
  };

  document.addEventListener("pointerover", ({ target, pointerType, clientY, buttons }) => {
    if (pointerType === "touch" || buttons) return;
    const link = target.closest(TIPPED);
    if (link) soon(() => show(link, clientY), 300);
    else if (tip.contains(target)) clearTimeout(timer);
    else soon(close, 250);
  });

  document.addEventListener("focusin", ({ target }) => {
    if (target.matches(TIPPED) && target.matches(":focus-visible")) soon(() => show(target, -1), 300);
    else if (!tip.contains(target)) soon(close, 0);
  });

  // A first tap tells, a second follows the link; a tap elsewhere closes.
  document.addEventListener("click", (event) => {
    const link = event.target.closest(TIPPED);
    if (link && event.pointerType === "touch" && link !== about && !clear()) {
      event.preventDefault();
      show(link, event.clientY);
    } else if (!tip.contains(event.target) || event.target.closest("a")) {
      close();
    }
  });

  // -- a panel has done its work when one of its links is followed --

  for (const panel of document.querySelectorAll(".ed-panel")) {
    panel.addEventListener("click", (event) => {
      if (event.target.closest("a") && panel.matches(":popover-open")) panel.hidePopover();
    });
  }

  // -- which words a note speaks of, and which note of words --

  const light = (letter) => {
    for (const lit of document.querySelectorAll(".ed-lit")) lit.classList.remove("ed-lit");
    if (!letter) return;
    const lit = document.querySelectorAll(`[data-notes~="${letter}"], [data-note="${letter}"]`);
    for (const each of lit) each.classList.add("ed-lit");
  };

  for (const type of ["pointerover", "focusin"]) {
    document.addEventListener(type, ({ target }) => {
      const mark = target.closest(".ed-mark-note");
      light(mark ? mark.textContent : target.closest(".ed-note")?.dataset.note);
    });
  }

  /** Words all of whose notes are hidden lose their tint; style alone cannot know. */
  const tint = () => {
    const hidden = root.dataset.hidden?.split(" ") ?? [];
    const shown = new Set();
    for (const mark of document.querySelectorAll(".ed-mark-note")) {
      if (!hidden.some((kind) => mark.matches(`.ed-kind-${kind}`))) shown.add(mark.textContent);
    }
    for (const words of document.querySelectorAll("[data-notes]")) {
      const bare = !words.dataset.notes.split(" ").some((letter) => shown.has(letter));
      words.classList.toggle("ed-bare", bare);
    }
  };

  for (const input of document.querySelectorAll("[id^=ed-kind-]")) {
    input.addEventListener("change", tint);
  }
  if (root.dataset.hidden) tint();

  // -- the next note --

  const notes = () => [...document.querySelectorAll(".ed-note")].filter((n) => n.checkVisibility());
  const said = create("span", { role: "status" });
  const bar = create("div", { className: "ed-step", role: "group", hidden: true });
  bar.setAttribute("aria-label", "From note to note");
  let current;

  /** Say where one is; the bar is there while a note is. */
  const tell = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const note = id && document.getElementById(id)?.closest(".ed-note");
    if (note) current = note;
    bar.hidden = !note;
    const all = notes();
    if (note) said.textContent = `Note ${note.dataset.note}, ${all.indexOf(note) + 1} of ${all.length}`;
  };

  const step = (by) => {
    const all = notes();
    const at = all.indexOf(current);
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length];
    if (!next) return;
    if (current) current.querySelector("details").open = false;
    current = next;
    location.hash = next.querySelector(".ed-note-body").id;
    next.querySelector("summary").focus({ preventScroll: true });
  };

  const leave = () => {
    const words = current?.querySelector(".ed-backlink")?.hash;
    if (words) location.hash = words;
    document.querySelector(words || "#text")?.focus();
  };

  if (document.querySelector(".ed-note")) {
    const button = (words, act) => create("button", { type: "button", onclick: act }, words);
    bar.append(button("Previous", () => step(-1)), said, button("Next", () => step(1)));
    bar.append(button("Back", leave));
    document.querySelector("main").append(bar);
    addEventListener("hashchange", tell);
    tell();
  }

  // -- keys --

  const help = document.querySelector(".ed-keys");
  const single = document.getElementById("ed-single-keys");
  let allowed = true;
  try {
    allowed = !localStorage.getItem("edition-no-keys");
  } catch {
    // No storage: they are on.
  }
  if (single) {
    single.checked = allowed;
    single.addEventListener("change", () => {
      edition.remember("edition-no-keys", single.checked ? "" : "1");
    });
  }

  const showHelp = () => {
    const panel = help.closest("[popover]");
    if (!help.checkVisibility() && panel) panel.showPopover();
    help.open = true;
    help.querySelector("summary").focus();
  };

  const KEYS = {
    n: () => step(1),
    p: () => step(-1),
    c: () => document.getElementById("ed-clear")?.click(),
    "?": showHelp,
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    const typing = event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select");
    if (!single?.checked || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
