/* The rows of a table: never changed in place, so that a step back is the list of rows before it. */
(() => {
  "use strict";

  const KEPT_STEPS = 200;
  const GOES_ON = "  ";

  const newId = () => {
    if (crypto.randomUUID) return crypto.randomUUID();
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };

  /** The items of a list's text: one a line, and what begins with two spaces goes on. */
  const itemsOf = (text) => {
    const found = [];
    for (const line of text.split("\n")) {
      if (line.startsWith(GOES_ON) && found.length) found.push(`${found.pop()}\n${line.slice(2)}`);
      else if (line.trim()) found.push(line);
    }
    return found;
  };

  const textOf = (items) =>
    items.map(([, text]) => text.replaceAll("\n", `\n${GOES_ON}`)).join("\n");

  const isBlank = (row) => row.cells.every((text) => !text.trim());

  class TableModel {
    constructor(columns, state) {
      this.columns = columns;
      this.listeners = [];
      this.load(state);
    }

    /** Take the server's rows; what was done before can't be undone beyond this. */
    load(state) {
      this.known = new Map();
      this.past = [];
      this.future = [];
      const places = this.columns.map(({ key }) => state.columns.indexOf(key));
      this.rows = this._padded(
        state.rows.map(([id, ...cells]) => {
          const row = { id: id || newId(), cells: [] };
          this.columns.forEach((column, at) => {
            const cell = places[at] < 0 ? "" : cells[places[at]];
            if (Array.isArray(cell)) this.known.set(`${row.id}:${at}`, cell);
            row.cells.push(Array.isArray(cell) ? textOf(cell) : cell);
          });
          return row;
        }),
      );
    }

    onChange(listener) {
      this.listeners.push(listener);
    }

    blankRow() {
      return { id: newId(), cells: this.columns.map(() => "") };
    }

    /** How many rows there are before the empty ones at the end. */
    get length() {
      let count = this.rows.length;
      while (count && isBlank(this.rows[count - 1])) count -= 1;
      return count;
    }

    get filled() {
      return this.rows.filter((row) => !isBlank(row));
    }

    /** As the form posts it. Empty rows are none. */
    state() {
      const rows = this.filled.map((row) => [
        row.id,
        ...row.cells.map((text, at) =>
          this.columns[at].kind === "list" ? this._items(row, at) : text,
        ),
      ]);
      return { columns: this.columns.map(({ key }) => key), rows };
    }

    /** For a copy of the block: the same rows under ids of their own. */
    duplicatedState() {
      const { columns, rows } = this.state();
      const copied = rows.map(([, ...cells]) => [
        newId(),
        ...cells.map((cell) => (Array.isArray(cell) ? cell.map(([, text]) => [newId(), text]) : cell)),
      ]);
      return { columns, rows: copied };
    }

    setCells(changes) {
      const rows = [...this.rows];
      const fresh = new Set();
      for (const [at, column, text] of changes) {
        while (rows.length <= at) rows.push(this.blankRow());
        if (!fresh.has(at)) rows[at] = { ...rows[at], cells: [...rows[at].cells] };
        fresh.add(at);
        rows[at].cells[column] = text.replaceAll("\r\n", "\n");
      }
      this._commit(rows);
    }

    insertRows(at, count) {
      const rows = [...this.rows];
      rows.splice(at, 0, ...Array.from({ length: count }, () => this.blankRow()));
      this._commit(rows);
    }

    removeRows(first, last) {
      this._commit(this.rows.filter((_row, at) => at < first || at > last));
    }

    /** Rows first to last, by one; true where they could move. */
    moveRows(first, last, step) {
      if (first + step < 0 || last + step >= this.rows.length) return false;
      const rows = [...this.rows];
      const moved = rows.splice(first, last - first + 1);
      rows.splice(first + step, 0, ...moved);
      this._commit(rows);
      return true;
    }

    sort(column, direction, compare) {
      const filled = this.filled;
      filled.sort((one, other) => {
        const [a, b] = [one.cells[column], other.cells[column]];
        if (!a.trim() || !b.trim()) return Number(!a.trim()) - Number(!b.trim());
        return direction * compare(a, b);
      });
      this._commit(filled);
    }

    undo() {
      return this._step(this.past, this.future);
    }

    redo() {
      return this._step(this.future, this.past);
    }

    /** Put the server's reading in place of what was typed: no step of its own. */
    amend(read) {
      let changed = false;
      const rows = this.rows.map((row) => {
        const cells = row.cells.map((text, at) => read(this.columns[at], text));
        if (cells.every((text, at) => text === row.cells[at])) return row;
        changed = true;
        return { ...row, cells };
      });
      if (changed) this.rows = rows;
    }

    _commit(rows) {
      this.past.push(this.rows);
      if (this.past.length > KEPT_STEPS) this.past.shift();
      this.future = [];
      this.rows = this._padded(rows);
      this._tell();
    }

    _step(from, to) {
      if (!from.length) return false;
      to.push(this.rows);
      this.rows = from.pop();
      this._tell();
      return true;
    }

    _tell() {
      for (const listener of this.listeners) listener();
    }

    /** There is always an empty row to go on in, and some where there is nothing yet. */
    _padded(rows) {
      const padded = [...rows];
      while (padded.length < 5 || !isBlank(padded[padded.length - 1])) padded.push(this.blankRow());
      return padded;
    }

    /** [id, text] of each item: the same text keeps its id, then the same place does. */
    _items(row, at) {
      const name = `${row.id}:${at}`;
      const known = this.known.get(name) || [];
      const texts = itemsOf(row.cells[at]);
      const free = [...known];
      const take = (found) => (found < 0 ? null : free.splice(found, 1)[0][0]);
      const ids = texts.map((text) => take(free.findIndex((one) => one[1] === text)));
      const pairs = texts.map((text, place) => {
        const same = free.indexOf(known[place]);
        return [ids[place] || take(same) || newId(), text];
      });
      if (pairs.some(([id, text]) => !known.some((one) => one[0] === id && one[1] === text))) {
        this.known.set(name, [...pairs, ...free]);
      }
      return pairs;
    }
  }

  window.oitGrid = { TableModel, isBlank, itemsOf, newId };
})();
