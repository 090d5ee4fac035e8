import { fetchMarkdown, render, showError } from "./render.js";

const numbers = new Intl.NumberFormat("en-US");

/** Shows how many words a text has: what white space parts. */
function showWords(text) {
  const words = text.split(/\s+/).filter((word) => word !== "").length;
  document.querySelector("#markdown-word-count").textContent = numbers.format(words);
}

try {
  const markdown = await fetchMarkdown("input.md");
  render(markdown);
  showWords(markdown);
} catch (error) {
  showError(error);
}
