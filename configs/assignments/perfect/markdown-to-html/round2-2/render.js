/* global marked, hljs */

/** Fetches a Markdown file; an error names the file and the status. */
export async function fetchMarkdown(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(address + " could not be read (status " + answer.status + ")");
  return answer.text();
}

/** Shows Markdown as HTML, its blocks of code coloured. */
export function render(markdown) {
  const output = document.querySelector("#markdown-output");
  output.innerHTML = marked.parse(markdown);
  output.querySelectorAll("pre code").forEach((code) => hljs.highlightElement(code));
}

/** Shows what went wrong, in the page and in the console. */
export function showError(error) {
  console.error(error);
  document.querySelector("#message").textContent = error.message;
}
