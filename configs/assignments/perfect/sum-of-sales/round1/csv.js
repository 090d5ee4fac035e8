/** Reads a table of comma-separated values with a header: a list of objects, one per row. Cells may stand in double quotes. */
export function parseCsv(text) {
  const rows = text.replace(/\r\n?/g, "\n").split("\n").filter((line) => line.trim() !== "").map(parseLine);
  const [header, ...body] = rows;
  return body.map((cells) => Object.fromEntries(header.map((name, index) => [name.trim(), (cells[index] ?? "").trim()])));
}

function parseLine(line) {
  const cells = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (quoted && c === '"' && line[i + 1] === '"') {
      cell += '"';
      i++;
    } else if (c === '"') {
      quoted = !quoted;
    } else if (c === "," && !quoted) {
      cells.push(cell);
      cell = "";
    } else {
      cell += c;
    }
  }

  return [...cells, cell];
}
