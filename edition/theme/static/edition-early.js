// Runs before the first paint, so that a remembered choice never flashes.
"use strict";
{
  const root = document.documentElement.dataset;
  root.scripts = root.copying = ""; // copying: see edition-select.js
  try {
    const colours = localStorage.getItem("edition-colours");
    if (colours === "light" || colours === "dark") root.colours = colours;
    if (localStorage.getItem("edition-clear")) root.clear = "";
    root.hidden = localStorage.getItem("edition-hidden") ?? "";
  } catch {
    // No storage (private window, local file): the page follows the system.
  }
}
