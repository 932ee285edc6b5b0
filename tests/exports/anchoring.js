// What a reader's program does with an annotation: find its words on the page.
// `annotator` is Apache Annotator, which knows nothing of this edition.
async ({ document: id, annotations }) => {
  const text = document.getElementById(id);
  const marks = [
    "[role=doc-noteref]", // marks of notes
    "[role=note]", // annotations beside the text
    "[role=doc-pagebreak]", // beginnings of printed pages
    "[role=doc-endnotes]", // footnotes of the volume
  ];
  for (const mark of text.querySelectorAll(marks.join(", "))) mark.remove();
  const blocks = [...text.querySelectorAll("h1, h2, h3, p, td, th, dt")].filter(
    (block) => !block.querySelector("p, td, th"),
  );
  const texts = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  };
  // White space as HTML shows it: one space within a block, and between two blocks.
  for (const node of texts(text)) {
    if (!blocks.some((block) => block.contains(node))) node.remove();
    else node.data = node.data.replace(/[ \t\r\n]+/g, " ");
  }
  for (const block of blocks.slice(0, -1)) block.append(" ");
  const results = [];
  for (const annotation of annotations) {
    const scope = document.createRange();
    scope.selectNodeContents(text);
    const found = [];
    for await (const match of annotator.createTextQuoteSelectorMatcher(annotation.quote)(scope)) {
      found.push(match);
    }
    const within = document.getElementById(annotation.fragment);
    results.push({
      id: annotation.id,
      found: found.map((match) => match.toString()),
      begins_within: found.map((match) => within?.contains(match.startContainer) ?? false),
    });
  }
  return results;
}
