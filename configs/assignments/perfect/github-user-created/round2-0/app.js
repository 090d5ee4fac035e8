import { lookUp } from "./lookup.js";

const form = document.querySelector("form");
const created = document.querySelector("#github-created-at");
const message = document.querySelector("#message");
const status = document.querySelector("#github-status");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const user = form.elements.username.value.trim();
  message.textContent = "";
  status.textContent = "Looking up " + user;
  try {
    const account = await lookUp(user);
    created.textContent = account.created;
    status.textContent = "Found " + account.user;
  } catch (error) {
    created.textContent = "";
    status.textContent = "Failed: " + user;
    message.textContent = error.message;
  }
});
