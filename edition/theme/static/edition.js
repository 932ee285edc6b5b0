// Switches are remembered, notes unfold. Everything here also works without: menus open, notes
// unfold and switches switch by HTML and CSS alone. What only readers need
// who point, type or select is fetched when one does so. Deferred classic scripts, not modules,
// because browsers refuse modules in pages opened from the reader's own disk.
"use strict";
{
  const root = document.documentElement;
  const own = document.currentScript;
  const fetched = {};

  /** Fetch another script or style sheet of the site, once; again if that failed. */
  const fetchFile = (name) =>
    (fetched[name] ??= new Promise((resolve, reject) => {
      const href = new URL(`${name}?v=${own.dataset.version}`, own.src);
      const isStyle = name.endsWith(".css");
      const element = document.createElement(isStyle ? "link" : "script");
      Object.assign(element, isStyle ? { rel: "stylesheet", href } : { src: href });
      element.onload = resolve;
      element.onerror = () => reject(delete fetched[name]);
      document.head.append(element);
    }));

  /** Remember a choice; forget it when empty. Storage may be refused. */
  const remember = (key, value) => {
    try {
      if (value) localStorage.setItem(key, value);
      else localStorage.removeItem(key);
    } catch {
      // The choice then holds for this page only.
    }
  };

  /** Colours: the radio buttons show what edition-early.js has set. */
  const bindColours = () => {
    for (const input of document.querySelectorAll('input[name="ed-colours"]')) {
      input.checked = input.value === (root.dataset.colours ?? "");
      input.addEventListener("change", () => {
        if (input.value) root.dataset.colours = input.value;
        else delete root.dataset.colours;
        remember("edition-colours", input.value);
      });
    }
  };

  /** Clear text: no notes, no marks. */
  const bindClearText = () => {
    const input = document.getElementById("ed-clear");
    if (!input) return;
    input.checked = "clear" in root.dataset;
    input.addEventListener("change", () => {
      root.toggleAttribute("data-clear", input.checked);
      remember("edition-clear", input.checked ? "1" : "");
    });
  };

  /** Kinds of notes: a kind that is hidden here is hidden in every document. */
  const bindKinds = () => {
    const hidden = new Set(root.dataset.hidden?.split(" ").filter(Boolean));
    for (const input of document.querySelectorAll("[id^=ed-kind-]")) {
      const kind = input.id.slice(8);
      input.checked = !hidden.has(kind);
      input.addEventListener("change", () => {
        if (input.checked) hidden.delete(kind);
        else hidden.add(kind);
        root.dataset.hidden = [...hidden].join(" ");
        remember("edition-hidden", root.dataset.hidden);
      });
    }
  };

  /** Unfold the note an address points into, where the browser does not. */
  const revealTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = target?.closest("details:not([open])");
    if (!fold) return;
    fold.open = true;
    target.scrollIntoView({ block: "nearest" });
  };

  /** Fetch a script when the reader first does anything, and let it answer what is for it. */
  const bindComforts = (script, isFor) => {
    const types = ["pointerover", "focusin", "keydown", "click", "selectionchange"];
    let ready;
    const wake = (event) => {
      ready ??= Promise.all([
        // From when it runs, it hears everything itself: nothing may be told it twice.
        fetchFile(script).then(() => types.forEach((type) => document.removeEventListener(type, wake))),
        fetchFile("edition-reader.css"),
      ]).catch(() => (ready = null));
      if (!isFor(event)) return;
      // What happened before there was anybody to answer happens again.
      const { type, target } = event;
      ready.then((here) => here && target.dispatchEvent(new event.constructor(type, event)));
    };
    for (const type of types) document.addEventListener(type, wake);
  };

  globalThis.edition = { fetchFile, remember };
  bindColours();
  bindClearText();
  bindKinds();
  revealTarget();
  addEventListener("hashchange", revealTarget);
  bindComforts("edition-reader.js", (event) => {
    if (event.type !== "click") return event.type !== "selectionchange";
    const tapped = event.pointerType === "touch" && event.target.closest(".ed-mention");
    if (tapped) event.preventDefault();
    return tapped;
  });
  if (document.getElementById("ed-select")) {
    bindComforts("edition-select.js", ({ type, target }) =>
      type === "click" ? target.matches(".ed-paragraph-link") : type === "selectionchange",
    );
  }
}
