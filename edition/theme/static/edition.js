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

  /** Fetch the comforts when the reader first does anything. */
  const bindComforts = () => {
    const events = ["pointerover", "focusin", "keydown", "click", "selectionchange"];
    let ready;
    const wake = (event) => {
      const names = ["edition-reader.css", "edition-reader.js"];
      if (document.getElementById("ed-select")) names.push("edition-select.js");
      ready ??= Promise.all(names.map(fetchFile)).then(
        () => events.forEach((each) => document.removeEventListener(each, wake)),
        () => (ready = null),
      );
      // What happened before there was anybody to answer happens again.
      const { type, target, pointerType } = event;
      const tapped = type === "click" && pointerType === "touch" && target.closest(".ed-mention");
      if (tapped) event.preventDefault();
      else if (type === "click" && !target.matches(".ed-paragraph-link")) return;
      ready.then(() => target.dispatchEvent(new event.constructor(type, event)));
    };
    for (const type of events) document.addEventListener(type, wake);
  };

  globalThis.edition = { fetchFile, remember };
  bindColours();
  bindClearText();
  bindKinds();
  revealTarget();
  addEventListener("hashchange", revealTarget);
  bindComforts();
}
