// Each unit in centimetres; an inch is exactly 2.54 of them.
const centimetres = { cm: 1, m: 100, km: 100000, in: 2.54, ft: 30.48, mi: 160934.4 };

/** The signs of all units. */
export const units = Object.keys(centimetres);

/** Reads an amount; NaN when the text is no number. */
export function parseAmount(text) {
  return text.trim() === "" ? NaN : Number(text.trim().replace(",", "."));
}

/** Converts an amount, rounded to at most six decimals. */
export function convert(amount, from, to) {
  const converted = (amount * centimetres[from]) / centimetres[to];
  return String(Number(converted.toFixed(6)));
}
