// Elements are made here and nowhere else: texts only ever become text nodes, so that nothing a model wrote is read as markup.

const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined));
  return element;
}

const el = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
const svg = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);
const byId = id => document.getElementById(id);

const GLYPHS = {
  passed: "M3 8.6l3.2 3.2L13 4.8",
  failed: "M4 4l8 8M12 4l-8 8",
  not_measured: "M8 1.8L14.2 8 8 14.2 1.8 8zM8 5v3.6M8 10.9v.1",
  skipped: "M3 8h10",
};

// Glyph and word always come together: colour never speaks alone.
function glyph(kind) {
  return svg("svg", { class: "glyph", viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d: GLYPHS[kind] ?? GLYPHS.skipped }));
}

function badge(kind, text, extra = "") {
  return el("span", { class: `badge ${kind} ${extra}` }, glyph(kind), text);
}

function section(heading, subtitle, ...children) {
  const id = "s-" + heading.toLowerCase().replace(/[^a-z]+/g, "-");
  return el("section", { class: "panel", "aria-labelledby": id },
    el("div", { class: "panel-head" }, el("h2", { id }, heading), subtitle ? el("span", { class: "sub" }, subtitle) : null),
    ...children);
}
