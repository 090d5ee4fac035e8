import { lookUp } from "./lookup.js";

const form = document.querySelector("form");
const created = document.querySelector("#github-created-at");
const message = document.querySelector("#message");
const key = "github-user-{{ seed }}";

/** What was looked up last; null when there is nothing, or nothing that can be read. */
function readKept() {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

const kept = readKept();
if (kept) {
  form.elements.username.value = kept.user;
  created.textContent = kept.created;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const user = form.elements.username.value.trim();
  message.textContent = "";
  try {
    const account = await lookUp(user);
    created.textContent = account.created;
    localStorage.setItem(key, JSON.stringify(account));
  } catch (error) {
    created.textContent = "";
    message.textContent = error.message;
  }
});
