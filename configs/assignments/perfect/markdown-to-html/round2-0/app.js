import { fetchMarkdown, render, showError } from "./render.js";

const tabs = document.querySelectorAll("#markdown-tabs button");
const views = { rendered: document.querySelector("#markdown-output"), source: document.querySelector("#markdown-source") };

/** Shows one view and hides the other. */
function select(view) {
  for (const [name, element] of Object.entries(views)) element.hidden = name !== view;
  for (const tab of tabs) tab.setAttribute("aria-selected", String(tab.dataset.view === view));
}

for (const tab of tabs) tab.addEventListener("click", () => select(tab.dataset.view));

try {
  const markdown = await fetchMarkdown("input.md");
  render(markdown);
  views.source.textContent = markdown;
} catch (error) {
  showError(error);
}
