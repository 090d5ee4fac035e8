// Small pictures. Each has its numbers as text beside it and as its label.

const PLOT = 132;
const scale = value => 6 + value * (PLOT - 12);

// Dot: the estimate; line with caps: its interval. One axis from 0 to 1 for all rows of a table.
function interval(metric) {
  if (metric.value === null) return el("span", { class: "quiet" }, "–");
  const label = metric.lower === null
    ? `${fixed(metric.value)}, no interval`
    : `${fixed(metric.value)}, 95% interval ${fixed(metric.lower)} to ${fixed(metric.upper)}`;
  const parts = [svg("line", { class: "grid", x1: scale(0), x2: scale(1), y1: 9, y2: 9 })];
  if (metric.lower !== null) {
    const [low, high] = [scale(metric.lower), scale(metric.upper)];
    parts.push(
      svg("line", { class: "whisker", x1: low, x2: high, y1: 9, y2: 9 }),
      svg("line", { class: "whisker", x1: low, x2: low, y1: 5, y2: 13 }),
      svg("line", { class: "whisker", x1: high, x2: high, y1: 5, y2: 13 }));
  }
  parts.push(svg("circle", { class: "dot", cx: scale(metric.value), cy: 9, r: 4 }));
  return svg("svg", { class: "interval", viewBox: `0 0 ${PLOT} 18`, width: PLOT, height: 18, role: "img", "aria-label": label }, ...parts);
}

function axis() {
  return svg("svg", { class: "interval axis", viewBox: `0 0 ${PLOT} 14`, width: PLOT, height: 14, "aria-hidden": "true" },
    ...[0, 0.5, 1].map(tick => svg("text", { x: scale(tick), y: 11, "text-anchor": tick === 0 ? "start" : tick === 1 ? "end" : "middle" }, String(tick))));
}

// Shares of a whole. Right is plain, wrong is filled, not measured is hatched; the words and numbers stand below.
function stacked(parts, label) {
  const total = parts.reduce((sum, part) => sum + part.n, 0);
  let x = 0;
  const bars = parts.map(part => {
    const width = 1000 * part.n / total;
    const bar = svg("rect", { class: `bar ${part.kind}`, x, y: 0, width: Math.max(width - 3, 1), height: 16 }, svg("title", {}, `${part.name}: ${count(part.n)}`));
    x += width;
    return bar;
  });
  return svg("svg", { class: "stacked", viewBox: "0 0 1000 16", preserveAspectRatio: "none", role: "img", "aria-label": label }, hatch(), ...bars);
}

function hatch() {
  return svg("defs", {}, svg("pattern", { id: "hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    svg("rect", { class: "hatch-ground", width: 6, height: 6 }), svg("line", { class: "hatch-line", x1: 0, x2: 0, y1: 0, y2: 6 })));
}

function meter(share, label) {
  return svg("svg", { class: "meter", viewBox: "0 0 100 8", preserveAspectRatio: "none", role: "img", "aria-label": label },
    svg("rect", { class: "track", width: 100, height: 8 }), svg("rect", { class: "level", width: 100 * share, height: 8 }));
}

// How often each time occurred, over a logarithmic axis that all rows share: from the fastest to the slowest of all.
function histogram(values, from, to, label) {
  const bins = new Array(32).fill(0);
  const span = Math.log(to / from) || 1;
  for (const value of values) bins[Math.min(bins.length - 1, Math.floor(bins.length * Math.log(value / from) / span))]++;
  const most = Math.max(...bins);
  return svg("svg", { class: "histogram", viewBox: `0 0 ${bins.length * 8} 30`, preserveAspectRatio: "none", role: "img", "aria-label": label },
    svg("line", { class: "grid", x1: 0, x2: bins.length * 8, y1: 29.5, y2: 29.5 }),
    ...bins.map((n, i) => n === 0 ? null : svg("rect", { class: "level", x: i * 8, width: 7, y: 29 - 27 * n / most - 1, height: 27 * n / most + 1 })));
}
