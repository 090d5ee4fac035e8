// Numbers and words as people read them.

const NOT_MEASURED = new Set(["unsupported", "sandbox_error", "provider_error", "cancelled"]);

const kindOf = outcome => outcome === "passed" ? "passed" : NOT_MEASURED.has(outcome) ? "not_measured" : outcome ? "failed" : "skipped";
const words = name => name === "error" ? "raised" : name.replaceAll("_", " ");
const title = word => word[0].toUpperCase() + word.slice(1);
const count = n => n.toLocaleString("en-US");
const fixed = n => n.toFixed(3);
const percent = share => `${Math.round(share * 100)}%`;

function duration(ms) {
  if (ms === null || ms === undefined) return "–";
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60000) return `${(ms / 1000).toFixed(1)} s`;
  const minutes = Math.floor(ms / 60000);
  return minutes < 60 ? `${minutes} min ${Math.floor(ms / 1000) % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function short(n) {
  if (n < 10000) return count(n);
  return n < 1e6 ? `${(n / 1000).toFixed(1)}k` : `${(n / 1e6).toFixed(2)}M`;
}

// Small amounts keep their digits: what costs something is never shown as nothing.
const amount = value => value === 0 || value >= 1 ? value.toFixed(2) : value.toPrecision(3);

function money(cost, unpriced) {
  if (cost.length === 0) return unpriced > 0 ? "unpriced" : "–";
  const known = cost.map(part => `${amount(part.amount)} ${part.currency}`).join(" + ");
  return unpriced > 0 ? `≥ ${known}, ${count(unpriced)} unpriced` : known;
}

const lineName = line => line.prompt === "default" ? line.model : `${line.model} [${line.prompt}]`;

function quantile(sorted, share) {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  return below + (sorted[Math.ceil(place)] - below) * (place - Math.floor(place));
}
