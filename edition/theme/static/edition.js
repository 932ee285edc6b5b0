// Comforts of the reading page. Everything here also works without: menus open, notes
// unfold and switches switch by HTML and CSS alone. A deferred classic script, not a
// module, because browsers refuse modules in pages opened from the reader's own disk.
"use strict";
{
  const root = document.documentElement;

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

  /** A panel has done its work when one of its links is followed. */
  const bindPanels = () => {
    for (const panel of document.querySelectorAll("[popover]")) {
      panel.addEventListener("click", (event) => {
        if (event.target.closest("a") && panel.matches(":popover-open")) panel.hidePopover();
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

  bindColours();
  bindClearText();
  bindPanels();
  revealTarget();
  addEventListener("hashchange", revealTarget);
}
