import { lookUp } from "./lookup.js";

const form = document.querySelector("form");
const created = document.querySelector("#github-created-at");
const message = document.querySelector("#message");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const user = form.elements.username.value.trim();
  message.textContent = "";
  try {
    const account = await lookUp(user);
    created.textContent = account.created;
  } catch (error) {
    created.textContent = "";
    message.textContent = error.message;
  }
});
