// Draws the page from the data inside it.

const data = JSON.parse(byId("data").textContent);

// What needs a look comes first; the sort is stable, so that each group keeps the order of the file.
const urgency = { failed: 0, not_measured: 1, passed: 3 };
data.cases.sort((a, b) => (urgency[a.verdict] ?? 2) - (urgency[b.verdict] ?? 2));

const lines = data.summary.models;
drawHead(data.run, lines);
byId("main").replaceChildren(...[
  gates(data.gates),
  results(lines),
  outcomes(lines),
  el("div", { class: "pair" },
    el("div", {}, passRates("Pass rate by topic", "topic", lines), passRates("Pass rate by difficulty", "difficulty", lines)),
    el("div", {}, times("Run time", "run_ms", lines), times("Time to answer", "latency_ms", lines))),
  casesPanel(),
].filter(Boolean));
byId("foot").append(data.dropped === 0
  ? "This file holds every text of the run."
  : `To keep this file small, the texts of ${count(data.dropped)} cases are left out (those of passed cases first). See them with: llm-eval show ${data.short_id} --case NAME --code`);

addEventListener("hashchange", drawCases);
addEventListener("keydown", event => {
  if (event.key === "Escape" && !byId("detail").hidden) closeCase();
  if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
    event.preventDefault();
    byId("search").focus();
  }
});
drawCases();
