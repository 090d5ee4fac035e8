import { convert, parseAmount, units } from "./units.js";

const form = document.querySelector("form");
const amount = document.querySelector("#amount");
const from = document.querySelector("#from");
const to = document.querySelector("#to");
const result = document.querySelector("#result");
const message = document.querySelector("#message");

/** Shows the result, or why there is none. */
function show() {
  const number = parseAmount(amount.value);
  const isNumber = Number.isFinite(number);
  result.textContent = isNumber ? convert(number, from.value, to.value) : "";
  message.textContent = isNumber ? "" : "Please write the amount as a number, for example 2.5.";
}

from.append(...units.map((unit) => new Option(unit, unit)));
to.append(...units.map((unit) => new Option(unit, unit)));
from.value = "km";
to.value = "m";

// What the page's address asks for; what is missing or unknown in it stays as it is.
const asked = new URLSearchParams(location.search);
if (asked.has("amount")) amount.value = asked.get("amount");
if (units.includes(asked.get("from"))) from.value = asked.get("from");
if (units.includes(asked.get("to"))) to.value = asked.get("to");

form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
show();
