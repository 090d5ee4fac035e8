// The upper half of the page: what ran and what came of it.

function drawHead(run, lines) {
  const fact = (name, value, title) => value === null ? null : el("div", {}, el("dt", {}, name), el("dd", { title }, value));
  const spent = lines.flatMap(line => line.cost);
  const currencies = [...new Set(spent.map(part => part.currency))].map(currency => ({
    currency, amount: spent.filter(part => part.currency === currency).reduce((sum, part) => sum + part.amount, 0),
  }));
  const left = data.summary.not_measured_samples;
  byId("head").append(
    el("div", { class: "title" },
      el("h1", {}, run.name),
      el("span", { class: "quiet" }, `run ${data.short_id}`),
      run.status === "completed" ? badge("passed", "completed") : badge("not_measured", run.status),
      left > 0 ? badge("not_measured", `${count(left)} of ${count(data.summary.planned_samples)} samples not measured`) : null,
      run.left_out > 0 ? badge("skipped", `partial: ${count(run.left_out)} cases left out`) : null),
    el("dl", { class: "facts" },
      fact("Started", run.started_at.slice(0, 19).replace("T", " ") + " UTC"),
      fact("Took", run.duration_ms === null ? null : duration(run.duration_ms)),
      fact("Dataset", run.dataset_name, run.dataset_hash),
      fact("Cases", `${count(run.planned_cases)} × ${run.samples_per_case} samples`),
      fact("Cost", money(currencies, lines.reduce((sum, line) => sum + line.unpriced_answers, 0))),
      fact("Sandbox", `${run.sandbox.backend}, Python ${run.sandbox.python_version}`, run.sandbox.description),
      fact("Config", run.config_hash.slice(0, 12), run.config_path),
      fact("llm-eval", run.tool_version.split("+")[0], run.tool_version)));
}

function gates(all) {
  if (all.length === 0) return null;
  const status = { met: ["passed", "met"], not_met: ["failed", "not met"], skipped: ["skipped", "skipped"] };
  return el("section", { "aria-label": "Gates" }, el("ul", { class: "gates" },
    ...all.map(gate => el("li", {}, badge(...status[gate.status]), el("span", {}, gate.gate), el("span", { class: "quiet" }, gate.message)))));
}

function results(lines) {
  const [first, ...others] = lines[0]?.metrics ?? [];
  const head = (text, attributes = {}) => el("th", { scope: "col", ...attributes }, text);
  const number = (value, kind) => el("td", { class: value > 0 ? `r ${kind}` : "r quiet" }, value > 0 && kind === "not_measured" ? glyph(kind) : null, count(value));
  return section("Results", "Higher is better. Dot: estimate; line: 95% interval." + (first?.method ? ` Method: ${first.method}.` : ""),
    el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Results per model" }, el("table", {},
      el("thead", {}, el("tr", {}, head("Model"),
        first ? el("th", { scope: "col", colspan: 2 }, el("span", { class: "axis-head" }, axis(), first.name)) : null,
        ...others.map(metric => head(metric.name, { class: "r" })),
        head("Passed", { class: "r" }), head("Failed", { class: "r" }), head("Not measured", { class: "r" }),
        head("Mean run", { class: "r" }), head("Tokens in", { class: "r" }), head("Tokens out", { class: "r" }), head("Cost", { class: "r" }))),
      el("tbody", {}, ...lines.map(line => el("tr", {},
        el("th", { scope: "row" }, lineName(line)),
        first ? el("td", { class: "plot" }, interval(line.metrics[0])) : null,
        first ? estimate(line.metrics[0]) : null,
        ...line.metrics.slice(1).map(estimate),
        number(line.passed_cases, "passed"), number(line.failed_cases, "failed"), number(line.not_measured_cases, "not_measured"),
        el("td", { class: "r" }, duration(line.mean_run_ms)),
        el("td", { class: "r" }, line.usage ? short(line.usage.input_tokens) : "–"),
        el("td", { class: "r" }, line.usage ? short(line.usage.output_tokens) : "–"),
        el("td", { class: "r" }, money(line.cost, line.unpriced_answers))))))));
}

function estimate(metric) {
  if (metric.value === null) return el("td", { class: "r quiet", title: metric.reason }, "–");
  const range = metric.lower === null ? "" : `${fixed(metric.lower)} to ${fixed(metric.upper)}`;
  return el("td", { class: "r", title: metric.reason }, el("b", {}, fixed(metric.value)), " ", el("span", { class: "quiet" }, range));
}

function outcomes(lines) {
  const order = { passed: 0, failed: 1, not_measured: 2 };
  return section("Outcomes", "Samples per outcome. Not measured says nothing about the model.",
    el("div", { class: "rows" }, ...lines.map(line => {
      const parts = Object.entries(line.outcomes).map(([name, n]) => ({ name: words(name), n, kind: kindOf(name) })).sort((a, b) => order[a.kind] - order[b.kind] || b.n - a.n);
      if (parts.length === 0) return el("div", { class: "row" }, el("h3", {}, lineName(line)), el("p", { class: "quiet" }, "no samples"));
      return el("div", { class: "row" }, el("h3", {}, lineName(line)),
        el("div", {}, stacked(parts, parts.map(part => `${part.name} ${part.n}`).join(", ")),
          el("p", { class: "legend" }, ...parts.map(part => el("span", { class: part.kind }, glyph(part.kind), `${part.name} ${count(part.n)}`)))));
    })));
}

function passRates(heading, key, lines) {
  const groups = new Map();
  for (const item of data.cases) {
    const own = groups.get(item[key]) ?? groups.set(item[key], {}).get(item[key]);
    const tally = own[lineName(item)] ??= { passed: 0, measured: 0 };
    tally.passed += item.passed;
    tally.measured += item.measured;
  }
  groups.delete(undefined);
  if (groups.size === 0) return null;
  const levels = ["easy", "medium", "hard"];
  const names = [...groups.keys()].sort((a, b) => levels.indexOf(a) - levels.indexOf(b) || a.localeCompare(b));
  return section(heading, "Share of measured samples that passed; n samples.",
    el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": heading }, el("table", {},
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, title(key)), ...lines.map(line => el("th", { scope: "col" }, lineName(line))))),
      el("tbody", {}, ...names.map(name => el("tr", {}, el("th", { scope: "row" }, name), ...lines.map(line => rate(groups.get(name)[lineName(line)]))))))));
}

function rate(tally) {
  if (!tally || tally.measured === 0) return el("td", { class: "quiet" }, "n 0");
  const share = tally.passed / tally.measured;
  return el("td", {}, el("span", { class: "rate" }, meter(share, percent(share)), el("b", {}, percent(share)), el("span", { class: "quiet" }, `n ${count(tally.measured)}`)));
}

function times(heading, key, lines) {
  const rows = lines.map(line => [line, data.cases.filter(item => lineName(item) === lineName(line)).flatMap(item => item[key] ?? []).filter(ms => ms > 0).sort((a, b) => a - b)]);
  const all = rows.filter(([, values]) => values.length > 0);
  if (all.length === 0) return null;
  const [from, to] = [Math.min(...all.map(([, values]) => values[0])), Math.max(...all.map(([, values]) => values.at(-1)))];
  return section(heading, `Lower is better. From ${duration(from)} to ${duration(to)}, logarithmic.`,
    el("div", { class: "rows" }, ...all.map(([line, values]) => {
      const facts = `median ${duration(quantile(values, 0.5))}, 90% below ${duration(quantile(values, 0.9))}, longest ${duration(values.at(-1))}`;
      return el("div", { class: "row" }, el("h3", {}, lineName(line)), el("div", {}, histogram(values, from, to, facts), el("p", { class: "legend" }, facts)));
    })));
}
