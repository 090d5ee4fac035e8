// The list of cases: filtered by what the address bar says, a page at a time.

const PAGE = 100;
const FILTERS = ["model", "prompt", "verdict", "outcome", "topic", "difficulty"];

const state = { read: () => Object.fromEntries(new URLSearchParams(location.hash.slice(1))) };

state.change = changes => {
  const next = new URLSearchParams({ ...state.read(), ...changes });
  for (const [name, value] of [...next]) if (value === "") next.delete(name);
  history.replaceState(null, "", next.size === 0 ? location.pathname + location.search : "#" + next);
  drawCases();
};

function wanted() {
  const filter = state.read();
  const text = (filter.q ?? "").toLowerCase();
  return data.cases.filter(item =>
    FILTERS.every(key => !filter[key] || (item[key] ?? "none") === filter[key])
    && (!text || `${item.name}\n${item.message ?? ""}`.toLowerCase().includes(text)));
}

function casesPanel() {
  const values = key => [...new Set(data.cases.map(item => item[key] ?? "none"))].sort();
  const choice = key => values(key).length < 2 ? null : el("label", {}, el("span", {}, title(key)),
    el("select", { "data-filter": key, onchange: event => state.change({ [key]: event.target.value, page: "" }) },
      el("option", { value: "" }, "all"), ...values(key).map(value => el("option", { value }, key === "outcome" || key === "verdict" ? words(value) : value))));
  const search = el("input", { type: "search", id: "search", placeholder: "name or message", autocomplete: "off", spellcheck: "false", oninput: event => state.change({ q: event.target.value, page: "" }) });
  return el("div", { class: "split", id: "cases" },
    section("Cases", null,
      el("form", { class: "filters", role: "search", onsubmit: event => event.preventDefault() },
        el("label", { class: "search" }, el("span", {}, "Search"), search), ...FILTERS.map(choice),
        el("button", { type: "button", onclick: clearFilters }, "Clear")),
      el("p", { class: "counted", id: "counted", role: "status" }),
      el("div", { class: "scroll" }, el("table", { class: "list" },
        el("caption", { class: "hidden" }, "Cases. Arrow keys move, Enter opens."),
        el("thead", {}, el("tr", {}, ...["Verdict", "Case", "Passed", "Topic", "Message"].map(name => el("th", { scope: "col", class: name === "Passed" ? "r" : null }, name)))),
        el("tbody", { id: "rows", onkeydown: moveFocus }))),
      el("nav", { class: "pages", id: "pages", "aria-label": "Pages of cases" })),
    el("aside", { id: "detail", "aria-label": "Case", hidden: true, tabindex: -1 }));
}

function clearFilters() {
  byId("search").value = "";
  state.change(Object.fromEntries([...FILTERS, "q", "page"].map(key => [key, ""])));
}

function drawCases() {
  const filter = state.read();
  const found = wanted();
  const last = Math.max(0, Math.ceil(found.length / PAGE) - 1);
  const page = Math.min(last, Number.parseInt(filter.page ?? "1", 10) - 1 || 0);
  const shown = found.slice(page * PAGE, (page + 1) * PAGE);
  for (const select of document.querySelectorAll("[data-filter]")) select.value = filter[select.dataset.filter] ?? "";
  if (byId("search") !== document.activeElement) byId("search").value = filter.q ?? "";
  byId("counted").textContent = `${count(found.length)} of ${count(data.cases.length)} cases` + (last > 0 ? `, ${count(page * PAGE + 1)} to ${count(page * PAGE + shown.length)} shown` : "");
  byId("rows").replaceChildren(...shown.map(row));
  if (found.length === 0) byId("rows").append(el("tr", {}, el("td", { colspan: 5, class: "quiet" }, "No case matches. Clear the filter to see all.")));
  const turn = (text, to) => el("button", { type: "button", disabled: to < 0 || to > last, onclick: () => { state.change({ page: String(to + 1) }); byId("rows").querySelector("button")?.focus(); } }, text);
  byId("pages").replaceChildren(...(last === 0 ? [] : [turn("Previous", page - 1), el("span", {}, `page ${page + 1} of ${last + 1}`), turn("Next", page + 1)]));
  drawDetail(found);
}

function row(item) {
  const kind = item.verdict ?? "skipped";
  const isOpen = state.read().case === item.name;
  return el("tr", { class: isOpen ? "open" : null },
    el("td", {}, badge(kind, item.outcome ? words(item.outcome) : "not run", "outcome")),
    el("th", { scope: "row" }, el("button", { type: "button", class: "link", title: item.name, "aria-expanded": String(isOpen), onclick: () => openCase(item) }, item.name)),
    el("td", { class: "r" }, `${item.passed}/${item.measured}`),
    el("td", {}, item.topic ?? ""),
    el("td", { class: "message" }, item.message ?? ""));
}

function moveFocus(event) {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (!step) return;
  const buttons = [...byId("rows").querySelectorAll("button")];
  const next = buttons[buttons.indexOf(document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
