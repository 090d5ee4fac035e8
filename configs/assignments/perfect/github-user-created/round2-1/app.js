import { lookUp } from "./lookup.js";

const form = document.querySelector("form");
const created = document.querySelector("#github-created-at");
const message = document.querySelector("#message");
const age = document.querySelector("#github-account-age");

/** Whole years from a day (YYYY-MM-DD) to today, by calendar days in UTC. */
function yearsSince(day) {
  const today = new Date().toISOString().slice(0, 10);
  const years = Number(today.slice(0, 4)) - Number(day.slice(0, 4));
  return today.slice(5) < day.slice(5) ? years - 1 : years;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const user = form.elements.username.value.trim();
  message.textContent = "";
  try {
    const account = await lookUp(user);
    created.textContent = account.created;
    age.textContent = String(yearsSince(account.created));
  } catch (error) {
    created.textContent = "";
    age.textContent = "";
    message.textContent = error.message;
  }
});
