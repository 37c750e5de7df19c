/* What Excel, Word, Sheets and LibreOffice put on the clipboard, and what we put there. */
(() => {
  "use strict";

  const BLOCKS = "ADDRESS BLOCKQUOTE DIV DL DT DD H1 H2 H3 H4 H5 H6 LI OL P PRE TABLE TR UL".split(" ");
  const SKIPPED = ["DEL", "SCRIPT", "STYLE", "TEMPLATE", "TITLE"];
  const HIDDEN = /display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden/i;
  const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
  const MOST_SPANNED = 500;

  const isHidden = (element) =>
    element.hidden || HIDDEN.test(element.getAttribute("style") || "") || element.hasAttribute("aria-hidden");

  /** The lines of an element as they are read; spaces and breaks of the source are none. */
  const linesOf = (element) => {
    let text = "";
    const breakLine = () => {
      if (text && !text.endsWith("\n")) text += "\n";
    };
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) {
        const words = node.data.replace(INVISIBLE, "").replace(/[\s\u00a0]+/g, " ");
        text += text.endsWith("\n") || !text ? words.trimStart() : words;
      } else if (node.nodeType === Node.ELEMENT_NODE && !SKIPPED.includes(node.tagName)) {
        if (isHidden(node)) return;
        if (node.tagName === "BR") text += "\n";
        const apart = BLOCKS.includes(node.tagName);
        if (apart) breakLine();
        node.childNodes.forEach(walk);
        if (apart) breakLine();
      }
    };
    element.childNodes.forEach(walk);
    return text
      .split("\n")
      .map((line) => line.replace(/ +/g, " ").trim())
      .filter(Boolean)
      .join("\n");
  };

  /** Rows of texts of equal length; a merged cell stands once, and is empty where it goes on. */
  const matrixOf = (table) => {
    const rows = [];
    const taken = [];
    for (const tr of table.rows) {
      if (tr.closest("table") !== table || isHidden(tr)) continue;
      const at = rows.length;
      const row = [];
      let column = 0;
      for (const cell of tr.cells) {
        if (isHidden(cell)) continue;
        while (taken[at]?.has(column)) row[column++] = "";
        const wide = Math.min(cell.colSpan || 1, MOST_SPANNED);
        const high = Math.min(cell.rowSpan || 1, MOST_SPANNED);
        row[column] = linesOf(cell);
        for (let below = 0; below < high; below += 1) {
          taken[at + below] = taken[at + below] || new Set();
          for (let right = 0; right < wide; right += 1) taken[at + below].add(column + right);
        }
        for (let right = 1; right < wide; right += 1) row[column + right] = "";
        column += wide;
      }
      rows.push(row);
    }
    return tidy(rows);
  };

  /** Without rows and columns that are empty all through at the ends; every row as long. */
  const tidy = (rows) => {
    while (rows.length && rows[rows.length - 1].every((text) => !text)) rows.pop();
    let width = 0;
    for (const row of rows) {
      for (let at = row.length; at > width; at -= 1) if (row[at - 1]) width = at;
    }
    return rows.map((row) => Array.from({ length: width }, (_none, at) => row[at] || ""));
  };

  const QUOTED = /"(?:[^"]|"")*"(?=[\t\n]|$)/y;
  const PLAIN = /[^\t\n]*/y;

  /** Fields in quotes may hold tabs and line breaks, as Excel writes them. */
  const fieldsOf = (text) => {
    const rows = [[]];
    const source = text.replaceAll("\r\n", "\n").replaceAll("\r", "\n").replace(/\n$/, "");
    let at = 0;
    while (at <= source.length) {
      QUOTED.lastIndex = at;
      PLAIN.lastIndex = at;
      const quoted = source[at] === '"' && QUOTED.exec(source);
      const [found] = quoted || PLAIN.exec(source);
      rows[rows.length - 1].push(quoted ? found.slice(1, -1).replaceAll('""', '"') : found);
      at += found.length;
      if (source[at] === "\n") rows.push([]);
      at += 1;
    }
    return rows;
  };

  const fromTsv = (text) =>
    tidy(
      fieldsOf(text).map((row) =>
        row.map((field) => field.replace(INVISIBLE, "").replaceAll("\u00a0", " ").trim()),
      ),
    );

  /** What is on the clipboard: {rows, isTable, isOurs}. A text that is no table is one cell. */
  const read = (data) => {
    const html = data.getData("text/html");
    const text = data.getData("text/plain");
    if (html) {
      const page = new DOMParser().parseFromString(html, "text/html");
      if (page.querySelector("[data-oit-grid]")) {
        const rows = fieldsOf(text);
        return { rows, isTable: rows.length * rows[0].length > 1, isOurs: true };
      }
      const tables = [...page.querySelectorAll("table")].filter((one) => !one.parentElement.closest("table"));
      const matrices = tables.map(matrixOf).filter((rows) => rows.length);
      const size = (rows) => rows.length * rows[0].length;
      const largest = matrices.sort((one, other) => size(other) - size(one))[0];
      if (largest) return { rows: largest, isTable: size(largest) > 1, isOurs: false };
      if (text && !text.includes("\t")) {
        return { rows: [[linesOf(page.body)]], isTable: false, isOurs: false };
      }
    }
    const rows = fromTsv(text || "");
    return { rows, isTable: rows.length > 0 && rows[0].length > 1, isOurs: false };
  };

  const toTsv = (rows) =>
    rows
      .map((row) =>
        row.map((text) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join("\t"),
      )
      .join("\n");

  const toHtml = (rows) => {
    const table = document.createElement("table");
    table.dataset.oitGrid = "";
    for (const row of rows) {
      const tr = table.insertRow();
      for (const text of row) {
        const cell = tr.insertCell();
        text.split("\n").forEach((line, at) => {
          if (at) cell.append(document.createElement("br"));
          cell.append(line);
        });
      }
    }
    return `<meta charset="utf-8">${table.outerHTML}`;
  };

  const write = (data, rows) => {
    data.setData("text/plain", toTsv(rows));
    data.setData("text/html", toHtml(rows));
  };

  Object.assign(window.oitGrid, { clipboard: { read, write, fieldsOf, fromTsv, toTsv, toHtml } });
})();
