import { parseCsv } from "./csv.js";

/** Fetches a file of the site; an error names the file and the status. */
export async function fetchText(name) {
  const answer = await fetch(name);
  if (!answer.ok) throw new Error(name + " could not be read (status " + answer.status + ")");
  return answer.text();
}

/** The sales of data.csv, each with its amount in cents, so that sums are exact. */
export async function loadSales() {
  const rows = parseCsv(await fetchText("data.csv"));
  return rows.map((row) => ({ ...row, cents: Math.round(Number(row.sales) * 100) }));
}

/** The total of some sales, in cents. */
export const total = (sales) => sales.reduce((sum, sale) => sum + sale.cents, 0);

/** Cents as a number with two decimals. */
export const money = (cents) => (cents / 100).toFixed(2);

/** Shows what went wrong, in the page and in the console. */
export function showError(error) {
  console.error(error);
  const message = document.querySelector("#message");
  message.textContent = error.message;
  message.hidden = false;
}
