// One case in full: the prompt, and of each sample the answer, the code, what failed and what was printed.

function openCase(item) {
  state.change({ case: item.name, sample: "" });
  byId("detail").focus();
}

function closeCase() {
  const name = state.read().case;
  state.change({ case: "", sample: "" });
  [...byId("rows").querySelectorAll("button")].find(button => button.textContent === name)?.focus();
}

function drawDetail(found) {
  const { case: name, sample: index } = state.read();
  const item = name && data.cases.find(candidate => candidate.name === name);
  const panel = byId("detail");
  panel.hidden = !item;
  byId("cases").classList.toggle("with-detail", Boolean(item));
  if (!item) return panel.replaceChildren();
  const place = found.indexOf(item);
  const go = (text, to) => el("button", { type: "button", disabled: !found[to] || place < 0, onclick: () => openCase(found[to]) }, text);
  panel.replaceChildren(
    el("div", { class: "detail-head" }, el("h2", {}, item.name), go("Previous", place - 1), go("Next", place + 1), el("button", { type: "button", onclick: closeCase }, "Close")),
    el("p", { class: "tags" }, badge(item.verdict ?? "skipped", `${words(item.verdict ?? "not run")} ${item.passed}/${item.measured}`),
      ...[item.topic, item.difficulty].filter(Boolean).map(tag => el("span", { class: "badge" }, tag))),
    ...(item.detail ? texts(item, item.detail, Number(index || firstShown(item.detail))) : [el("p", { class: "note" }, "The texts of this case are not in this file. See them with ", el("code", {}, showCommand(item)))]));
  panel.scrollTop = 0;
}

const showCommand = item => `llm-eval show ${data.short_id} --case '${item.name.replaceAll("'", "'\\''")}' --code`;

// The first sample that did not pass says the most.
const firstShown = detail => detail.samples.find(sample => sample.outcome !== "passed")?.index ?? 0;

function texts(item, detail, index) {
  const sample = detail.samples.find(candidate => candidate.index === index) ?? detail.samples[0];
  return [
    el("details", {}, el("summary", {}, "Prompt"), ...detail.messages.map(message => block(message.role, message.content))),
    detail.samples.length < 2 ? null : el("div", { class: "samples", role: "group", "aria-label": "Samples" }, ...detail.samples.map(one =>
      el("button", { type: "button", class: kindOf(one.outcome), "aria-pressed": String(one === sample), onclick: () => state.change({ sample: String(one.index) }) },
        glyph(kindOf(one.outcome)), `${one.index} ${words(one.outcome)}`))),
    ...(sample ? sampleTexts(sample) : []),
    el("p", { class: "quiet" }, "On the command line: ", el("code", {}, showCommand(item))),
  ].filter(Boolean);
}

function sampleTexts(sample) {
  const { assertion } = sample;
  return [
    sample.message ? el("p", { class: `message-line ${kindOf(sample.outcome)}` }, glyph(kindOf(sample.outcome)), el("code", {}, sample.message)) : null,
    assertion ? el("div", {}, el("h3", {}, "Failed assertion"), el("pre", { tabindex: 0 }, assertion.source),
      el("dl", { class: "sides" },
        ...side("got", assertion.left), ...side("expected", assertion.right), ...side("message", assertion.message))) : null,
    sample.traceback ? block("Traceback", sample.traceback) : null,
    answer(sample),
    sample.code ? el("details", {}, el("summary", {}, "Code that was run"), block(null, sample.code)) : null,
    sample.stdout ? block("Printed", sample.stdout) : null,
    sample.stderr ? block("Printed to stderr", sample.stderr) : null,
    el("dl", { class: "measured" }, ...[
      ["Run time", sample.wall_ms && duration(sample.wall_ms)],
      ["CPU", sample.cpu_ms && duration(sample.cpu_ms)],
      ["Memory", sample.peak_memory_bytes && `${(sample.peak_memory_bytes / 1048576).toFixed(1)} MiB`],
      ["Assertions", sample.assertions],
      ["Answered in", sample.latency_ms && duration(sample.latency_ms) + (sample.from_cache ? ", from the cache" : "")],
      ["Tokens", sample.usage && `${count(sample.usage.input_tokens)} in, ${count(sample.usage.output_tokens)} out`],
      ["Cost", sample.cost && `${sample.cost.amount} ${sample.cost.currency}`],
      ["Finish", sample.finish_reason],
      ["Code found", sample.extraction],
    ].filter(([, value]) => value).flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)])),
  ].filter(Boolean);
}

const side = (name, value) => !value ? [] : [el("dt", {}, name), el("dd", {}, el("code", {}, value))];

function block(title, text) {
  return el("div", {}, title ? el("h3", {}, title) : null, el("pre", { tabindex: 0 }, text));
}

// The part of the answer that was taken as the program is marked.
function answer(sample) {
  if (sample.response === undefined) return null;
  const [start, end] = sample.span ?? [0, 0];
  const text = sample.response;
  const title = sample.span ? "Answer, with the code that was taken marked" : "Answer";
  return el("div", {}, el("h3", {}, title),
    el("pre", { tabindex: 0 }, text.slice(0, start), end > start ? el("mark", {}, text.slice(start, end)) : null, text.slice(Math.max(start, end))));
}
