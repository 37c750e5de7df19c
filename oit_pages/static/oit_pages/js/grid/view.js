/* The grid on the screen: only the rows in view are made, so a thousand cost what forty do. */
(() => {
  "use strict";

  const ROW = 36;
  const BEYOND = 8;
  const WIDTHS = {
    text: [200, 3], list: [200, 3], amount: [120, 1], integer: [80, 1], date: [110, 1], month: [110, 1],
    period: [190, 1], choice: [150, 1], mark: [64, 0.5],
  };
  const NUMBERS = ["amount", "integer"];
  const NUMBER_WIDTH = 56;
  /** What names the row stays in sight beside its number while it leaves room for the others. */
  const MOST_HELD = 0.4;

  const make = (tag, className, attributes = {}) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };

  const within = (value, most) => Math.max(0, Math.min(value, most));

  class GridView {
    /** `on` answers what the keys and the mouse ask: edit, clear, copy, cut, paste, leave, moved. */
    constructor(model, reader, words, label, on) {
      Object.assign(this, { model, reader, words, on });
      this.anchor = this.active = { row: 0, column: 0 };
      this.sorted = null;
      this.drawn = new Map();
      this.element = make("div", "oit-cells", {
        role: "grid",
        "aria-label": label,
        "aria-multiselectable": "true",
        "aria-colcount": model.columns.length + 1,
      });
      // The first column, or the one after figures: "no. 3" says no more than the row's number.
      this.held = Math.max(0, model.columns.findIndex(({ kind }) => !NUMBERS.includes(kind)));
      const widths = model.columns.map(({ kind }) => WIDTHS[kind]);
      this.least = widths.reduce((sum, [width]) => sum + width, NUMBER_WIDTH);
      this.element.style.setProperty("--oit-least", `${this.least}px`);
      this.element.style.setProperty("--oit-number", `${NUMBER_WIDTH}px`);
      this.element.style.setProperty(
        "--oit-columns",
        `${NUMBER_WIDTH}px ${widths.map(([width, share]) => `minmax(${width}px, ${share}fr)`).join(" ")}`,
      );
      this._drawHead();
      this.body = make("div", "oit-cells__body", { role: "rowgroup" });
      this.element.append(this.body);
      this.element.addEventListener("scroll", () => this.draw(), { passive: true });
      this.element.addEventListener("keydown", (event) => this._key(event));
      this.element.addEventListener("pointerdown", (event) => this._point(event));
      this.element.addEventListener("dblclick", (event) => this._open(event));
      for (const kind of ["copy", "cut", "paste"]) {
        this.element.addEventListener(kind, (event) => {
          if (!event.target.closest("textarea, input, select")) this.on[kind](event);
        });
      }
      new ResizeObserver(() => {
        this._hold();
        this.draw();
      }).observe(this.element);
    }

    /** Whether the column that names the row is held follows from the room there is. */
    _hold() {
      const room = this.element.clientWidth;
      const { offsetWidth } = this.head.children[this.held + 1];
      this.isHeld = this.least > room && offsetWidth <= room * MOST_HELD;
      this.element.classList.toggle("oit-cells--held", this.isHeld);
    }

    _drawHead() {
      this.head = make("div", "oit-cells__row oit-cells__head", { role: "row", "aria-rowindex": 1 });
      const number = make("div", "oit-cells__number", { role: "columnheader", "aria-colindex": 1 });
      number.textContent = this.words.number;
      this.head.append(number);
      this.model.columns.forEach((column, at) => {
        const cell = make("div", "oit-cells__name", { role: "columnheader", "aria-colindex": at + 2 });
        cell.dataset.column = at;
        cell.classList.toggle("oit-cells__held", at === this.held);
        const kind = make("small");
        kind.textContent = [column.kindLabel, column.example].filter(Boolean).join(" · ");
        cell.append(column.label, kind);
        this.head.append(cell);
      });
      this.element.append(this.head);
    }

    /** Rows first to last and columns left to right of what is selected. */
    get range() {
      const order = (one, other) => (one < other ? [one, other] : [other, one]);
      const [top, bottom] = order(this.anchor.row, this.active.row);
      const [left, right] = order(this.anchor.column, this.active.column);
      return { top, bottom: Math.min(bottom, this.model.rows.length - 1), left, right };
    }

    draw() {
      const rows = this.model.rows;
      this.active = this._within(this.active);
      this.anchor = this._within(this.anchor);
      this.element.setAttribute("aria-rowcount", rows.length + 1);
      this.body.style.height = `${rows.length * ROW}px`;
      const from = within(Math.floor(this.element.scrollTop / ROW) - BEYOND, rows.length);
      const to = within(from + Math.ceil(this.element.clientHeight / ROW) + 2 * BEYOND, rows.length);
      for (const [at, row] of this.drawn) {
        const isKept = at === this.active.row || row.contains(document.activeElement);
        if (at >= rows.length || ((at < from || at >= to) && !isKept)) {
          row.remove();
          this.drawn.delete(at);
        }
      }
      for (let at = from; at < to; at += 1) this._drawRow(at);
      if (this.active.row < from || this.active.row >= to) this._drawRow(this.active.row);
      this.on.drawn?.();
    }

    _within({ row, column }) {
      return {
        row: within(row, this.model.rows.length - 1),
        column: within(column, this.model.columns.length - 1),
      };
    }

    _drawRow(at) {
      let element = this.drawn.get(at);
      if (!element) {
        element = make("div", "oit-cells__row", { role: "row", "aria-rowindex": at + 2 });
        element.style.transform = `translateY(${at * ROW}px)`;
        element.dataset.row = at;
        const number = make("div", "oit-cells__number", { role: "rowheader", "aria-colindex": 1 });
        number.textContent = at + 1;
        element.append(number);
        this.model.columns.forEach(({ kind }, column) => {
          const cell = make("div", "oit-cells__cell", { role: "gridcell", "aria-colindex": column + 2 });
          cell.dataset.column = column;
          cell.classList.toggle("oit-cells__held", column === this.held);
          if (NUMBERS.includes(kind)) cell.classList.add("oit-cells__cell--number");
          element.append(cell);
        });
        this.drawn.set(at, element);
        const next = [...this.body.children].find((row) => Number(row.dataset.row) > at);
        this.body.insertBefore(element, next || null);
      }
      const { top, bottom, left, right } = this.range;
      const { cells } = this.model.rows[at];
      this.model.columns.forEach((column, place) => {
        const cell = element.children[place + 1];
        const text = cells[place];
        if (cell.textContent !== text) cell.textContent = text;
        const fault = this.reader.faultOf(column, text);
        const selected = at >= top && at <= bottom && place >= left && place <= right;
        const active = at === this.active.row && place === this.active.column;
        cell.tabIndex = active ? 0 : -1;
        cell.classList.toggle("oit-cells__cell--active", active);
        cell.setAttribute("aria-selected", selected);
        if (fault) {
          cell.setAttribute("aria-invalid", "true");
          cell.title = fault;
        } else if (cell.title) {
          cell.removeAttribute("aria-invalid");
          cell.removeAttribute("title");
        }
      });
    }

    cellAt({ row, column }) {
      return this.drawn.get(row)?.children[column + 1];
    }

    /** Make a cell the one that keys go to; with `extend` what is between is selected too. */
    go(row, column, { extend = false, focus = true } = {}) {
      this.active = this._within({ row, column });
      if (!extend) this.anchor = this.active;
      this.draw();
      this._bringIntoView();
      if (focus) this.cellAt(this.active).focus({ preventScroll: true });
      this.on.moved();
    }

    select(from, to) {
      this.anchor = this._within(from);
      this.go(to.row, to.column, { extend: true });
    }

    _bringIntoView() {
      const cell = this.cellAt(this.active);
      const grid = this.element;
      const top = this.active.row * ROW;
      const seen = grid.clientHeight - this.head.offsetHeight - ROW / 2;
      if (top < grid.scrollTop) grid.scrollTop = top;
      else if (top + ROW > grid.scrollTop + seen) grid.scrollTop = top + ROW - seen;
      this._bringBeside(cell);
      this.draw();
    }

    /** Into what is left beside the number and the column that is held; its start at least. */
    _bringBeside(cell) {
      const grid = this.element;
      const isPast = this.isHeld && this.active.column > this.held; // those before it push it on
      const fixed = NUMBER_WIDTH + (isPast ? this.head.children[this.held + 1].offsetWidth : 0);
      const start = cell.offsetLeft - fixed;
      const end = cell.offsetLeft + cell.offsetWidth - grid.clientWidth;
      if (start < grid.scrollLeft) grid.scrollLeft = start;
      else if (end > grid.scrollLeft) grid.scrollLeft = Math.min(start, end);
    }

    /** To the cell on the right or left, on to the next line; false where there is none. */
    step(by) {
      const width = this.model.columns.length;
      const place = this.active.row * width + this.active.column + by;
      if (place < 0 || place >= this.model.rows.length * width) return false;
      this.go(Math.floor(place / width), place % width);
      return true;
    }

    _key(event) {
      if (event.target.closest("textarea, input, select")) return;
      const { row, column } = this.active;
      const extend = event.shiftKey;
      const command = event.ctrlKey || event.metaKey;
      const page = Math.max(1, Math.floor(this.element.clientHeight / ROW) - 2);
      const last = this.model.columns.length - 1;
      const isLeaving = this.leaving;
      this.leaving = false;
      const keys = {
        ArrowDown: () => this.go(command ? this.model.length - 1 : row + 1, column, { extend }),
        ArrowUp: () => this.go(command ? 0 : row - 1, column, { extend }),
        ArrowLeft: () => this.go(row, command ? 0 : column - 1, { extend }),
        ArrowRight: () => this.go(row, command ? last : column + 1, { extend }),
        PageDown: () => this.go(row + page, column, { extend }),
        PageUp: () => this.go(row - page, column, { extend }),
        Home: () => this.go(command ? 0 : row, 0, { extend }),
        End: () => this.go(command ? this.model.length - 1 : row, last, { extend }),
        Enter: () => (command ? this.on.open() : this.go(row + (extend ? -1 : 1), column)),
        Tab: () => (isLeaving ? false : this.step(extend ? -1 : 1)),
        F2: () => (extend ? this.on.open() : this.on.edit()),
        Delete: () => this.on.clear(),
        Backspace: () => this.on.clear(),
        Escape: () => this._mayLeave(),
      };
      const shortcuts = {
        KeyZ: () => (extend ? this.on.redo() : this.on.undo()),
        KeyY: () => this.on.redo(),
        KeyD: () => this.on.fill(),
        KeyA: () => this.select({ row: 0, column: 0 }, { row: this.model.length - 1, column: last }),
      };
      let done;
      if (event.altKey && event.key === "ArrowDown" && !extend) done = this.on.open();
      else if (event.altKey && extend && event.key === "ArrowDown") done = this.on.move(1);
      else if (event.altKey && extend && event.key === "ArrowUp") done = this.on.move(-1);
      else if (command && !event.altKey && shortcuts[event.code]) done = shortcuts[event.code]();
      else if (!event.altKey && keys[event.key]) done = keys[event.key]();
      else if (!command && !event.altKey && event.key.length === 1) {
        event.stopPropagation(); // a letter is for the cell, no shortcut of the page
        done = this.on.type(event.key);
      } else done = false;
      if (done !== false) {
        event.preventDefault();
        event.stopPropagation();
      }
    }

    _mayLeave() {
      this.leaving = true;
      this.on.say(this.words.mayLeave);
    }

    _placeOf(event) {
      const row = event.target.closest?.("[data-row]");
      if (!row || event.target.closest("textarea, input, select")) return null;
      const cell = event.target.closest("[data-column]");
      return { row: Number(row.dataset.row), column: cell ? Number(cell.dataset.column) : null };
    }

    _point(event) {
      const name = event.target.closest(".oit-cells__name");
      if (event.button) return;
      if (name) {
        const column = Number(name.dataset.column);
        event.preventDefault();
        this.select({ row: 0, column }, { row: Math.max(this.model.length - 1, 0), column });
        return;
      }
      const place = this._placeOf(event);
      if (!place) return;
      event.preventDefault();
      if (place.column === null) {
        const from = event.shiftKey ? this.anchor.row : place.row;
        this.select({ row: from, column: 0 }, { row: place.row, column: this.model.columns.length - 1 });
        return;
      }
      const isAgain = place.row === this.active.row && place.column === this.active.column;
      this.go(place.row, place.column, { extend: event.shiftKey });
      if (event.pointerType === "touch") {
        if (isAgain) this.on.edit();
        return;
      }
      const follow = (move) => {
        const over = this._placeOf({ target: document.elementFromPoint(move.clientX, move.clientY) || {} });
        if (over && over.column !== null && this.element.contains(document.activeElement)) {
          this.go(over.row, over.column, { extend: true });
        }
      };
      const stop = () => {
        document.removeEventListener("pointermove", follow);
        document.removeEventListener("pointerup", stop);
      };
      document.addEventListener("pointermove", follow);
      document.addEventListener("pointerup", stop);
    }

    _open(event) {
      const place = this._placeOf(event);
      if (place && place.column !== null) this.on.edit();
    }

    showSorted(column, direction) {
      this.head.querySelectorAll("[aria-sort]").forEach((one) => one.removeAttribute("aria-sort"));
      this.head.children[column + 1].setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
    }
  }

  Object.assign(window.oitGrid, { GridView, make, ROW });
})();
