import { fetchMarkdown, render, showError } from "./render.js";

// What the page's address names, else the document that comes with the page.
const address = new URLSearchParams(location.search).get("url") || "input.md";

document.querySelector("#markdown-source-label").textContent = address;
try {
  render(await fetchMarkdown(address));
} catch (error) {
  showError(error);
}
