/* What the server makes of cells and of a table's headings: one reading for all ways in. */
(() => {
  "use strict";

  const AT_ONCE = 500;
  const PAUSE = 250;
  const ROWS_TO_MATCH = 11;
  const STARTS_AT_ONCE = 2000;
  const SHOWN = 300;

  const ask = async (url, data) => {
    const { CSRF_TOKEN, CSRF_HEADER_NAME } = JSON.parse(
      document.getElementById("wagtail-config").textContent,
    );
    const answer = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", [CSRF_HEADER_NAME]: CSRF_TOKEN },
      body: JSON.stringify(data),
    });
    if (!answer.ok) throw new Error(`${answer.status} ${url}`);
    return answer.json();
  };

  /** {columnSet, headings, columns, totals}: totals are the places of rows that are sums. */
  const matchTable = async (url, columnSets, rows) => {
    const top = rows.slice(0, ROWS_TO_MATCH).map((row) => row.map((text) => text.slice(0, SHOWN)));
    const starts = rows.map((row) => (row.find(Boolean) || "").slice(0, SHOWN));
    const parts = [];
    for (let from = 0; from < starts.length; from += STARTS_AT_ONCE) {
      const answer = await ask(url, { columnSets, rows: top, starts: starts.slice(from, from + STARTS_AT_ONCE) });
      parts.push({ ...answer, totals: answer.totals.map((at) => from + at) });
    }
    return { ...parts[0], totals: parts.flatMap(({ totals }) => totals) };
  };

  /** Which texts of a column are read as what, and which are refused. Texts need no reading. */
  class CellReader {
    constructor(url, columnSet, onRead, onFailure) {
      Object.assign(this, { url, columnSet, onRead, onFailure });
      this.known = new Map();
      this.asked = new Map();
      this.timer = null;
    }

    static isRead(column) {
      return column.kind !== "text" && column.kind !== "list";
    }

    get(column, text) {
      return text ? this.known.get(`${column.key}\u0000${text}`) : undefined;
    }

    faultOf(column, text) {
      return this.get(column, text)?.faults.join(" ") || "";
    }

    textOf(column, text) {
      return this.get(column, text)?.text ?? text;
    }

    refuse(column, text, faults) {
      this.known.set(`${column.key}\u0000${text}`, { text, faults });
    }

    /** Ask about these cells, with others of the next moment. */
    want(column, text) {
      const name = `${column.key}\u0000${text}`;
      if (!text || this.known.has(name) || this.asked.has(name) || !CellReader.isRead(column)) return;
      this.asked.set(name, [column.key, text]);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this._send(), PAUSE);
    }

    async _send() {
      const open = [...this.asked].filter(([, cell]) => !cell.sent);
      open.forEach(([, cell]) => (cell.sent = true));
      try {
        for (let from = 0; from < open.length; from += AT_ONCE) {
          const part = open.slice(from, from + AT_ONCE);
          const cells = part.map(([, [key, text]]) => [key, text]);
          const found = await ask(this.url, { columnSet: this.columnSet, cells });
          part.forEach(([name], at) => {
            const [text, faults] = found.cells[at];
            this.known.set(name, { text, faults });
            const key = name.split("\u0000")[0];
            if (!faults.length) this.known.set(`${key}\u0000${text}`, { text, faults });
          });
        }
        this.onRead();
      } catch {
        this.onFailure();
      } finally {
        open.forEach(([name]) => this.asked.delete(name));
      }
    }
  }

  Object.assign(window.oitGrid, { CellReader, matchTable });
})();
