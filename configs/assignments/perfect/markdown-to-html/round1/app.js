import { fetchMarkdown, render, showError } from "./render.js";

try {
  render(await fetchMarkdown("input.md"));
} catch (error) {
  showError(error);
}
