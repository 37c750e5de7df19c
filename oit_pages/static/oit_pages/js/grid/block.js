/* A table's rows as a block of Wagtail's stream: the grid, its buttons, and the one field it posts.
   See "Telepath" in Wagtail's documentation for the methods of a block. */
(() => {
  "use strict";

  const { TableModel, CellReader, GridView, InlineEditor, askMapping, clipboard, make, openBox, say } = window.oitGrid;
  const LISTED = 20;
  const ICONS = {
    undo: "undo", redo: "redo", insert: "plus", remove: "bin", up: "arrow-up", down: "arrow-down",
    fill: "arrow-down-big", sort: "order", open: "expand-right", comment: "comment-add",
  };
  const NAMED = ["insert", "remove", "fill", "sort", "open"];
  const SIGNS = { undo: "↶", redo: "↷", fill: "⤓", sort: "⇅" };
  const thai = new Intl.Collator("th", { numeric: true });
  let made = 0;

  const icon = (name) => {
    if (SIGNS[name]) {
      const sign = make("span", "oit-table__sign", { "aria-hidden": "true" });
      sign.textContent = SIGNS[name];
      return sign;
    }
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", `icon icon-${ICONS[name]}`);
    svg.setAttribute("aria-hidden", "true");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", `#icon-${ICONS[name]}`);
    svg.append(use);
    return svg;
  };

  const sortable = (text) => {
    const day = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text);
    if (day) return `${day[3]}${day[2]}${day[1]}`;
    const plain = text.replaceAll(",", "");
    return /^[-+]?[\d.]+$/.test(plain) ? Number(plain) : text;
  };

  const compare = (one, other) => {
    const [a, b] = [sortable(one), sortable(other)];
    return typeof a === "number" && typeof b === "number" ? a - b : thai.compare(String(a), String(b));
  };

  class TableRows {
    constructor(blockDef, placeholder, prefix, state, error) {
      this.blockDef = blockDef;
      this.type = blockDef.name;
      this.prefix = prefix;
      this.words = blockDef.meta.words;
      for (const column of blockDef.columns) column.example = window.oitDates.inYear(column.example);
      this.model = new TableModel(blockDef.columns, state || { columns: [], rows: [] });
      this.reader = new CellReader(
        blockDef.meta.readUrl,
        blockDef.meta.columnSet,
        () => this._read(),
        () => this._say(this.words.failed),
      );
      this.element = make("div", "oit-table-block");
      this.input = make("input", "", { type: "hidden", name: prefix, id: prefix });
      this.live = make("p", "w-sr-only", { role: "status", "aria-live": "polite" });
      this.bar = make("p", "oit-table-block__bar");
      this.faults = make("div", "oit-table-block__faults");
      this.count = make("span", "oit-table-block__count");
      const help = make("p", "oit-table-block__help help");
      help.textContent = this.words.help;
      this.comments = make("div", "oit-table-block__comments");
      this.view = new GridView(this.model, this.reader, this.words, blockDef.meta.label, this._answers());
      this.editor = new InlineEditor(this.view, this.words, {
        onDone: (text, key, refocus) => this._edited(text, key, refocus),
        onBox: (text) => this._box(text),
        onPaste: (event) => this._pasteInEditor(event),
      });
      this.element.append(
        this.input, this._toolbar(), this.faults, this.bar, this.view.element, help, this.comments, this.live,
      );
      placeholder.replaceWith(this.element);
      this.model.onChange(() => this._changed());
      this._changed();
      if (error) this.setError(error);
      this._watchComments();
    }

    // -- what Wagtail asks of a block ---------------------------------------------------------

    getState() {
      return this.model.state();
    }

    setState(state) {
      this.model.load(state);
      this._changed();
    }

    getDuplicatedState() {
      return this.model.duplicatedState();
    }

    getValue() {
      return this.model.filled.map(({ cells }) =>
        Object.fromEntries(this.blockDef.columns.map(({ key }, at) => [key, cells[at]])),
      );
    }

    getTextLabel() {
      return this.model.filled[0]?.cells.find(Boolean) || "";
    }

    focus() {
      this.view.go(this.view.active.row, this.view.active.column);
    }

    /** The form's faults, by the place of the row among those that were posted. */
    setError(error) {
      if (!error) return;
      const { filled } = this.model;
      const textsOf = (one) => [
        ...(one.messages || []),
        ...Object.values(one.blockErrors || {}).flatMap(textsOf),
      ];
      for (const [at, inRow] of Object.entries(error.blockErrors || {})) {
        for (const [key, inCell] of Object.entries(inRow.blockErrors || {})) {
          const place = this.blockDef.columns.findIndex((column) => column.key === key);
          const text = filled[at]?.cells[place];
          if (text) this.reader.refuse(this.blockDef.columns[place], text, textsOf(inCell));
        }
      }
      this.general = error.messages || [];
      this._changed();
    }

    // -- buttons ------------------------------------------------------------------------------

    _toolbar() {
      const bar = make("div", "oit-table-block__tools", { role: "toolbar", "aria-label": this.blockDef.meta.label });
      const actions = {
        undo: () => this._undo(),
        redo: () => this._redo(),
        insert: () => this._insert(),
        remove: () => this._remove(),
        up: () => this._move(-1),
        down: () => this._move(1),
        fill: () => this._fill(),
        sort: () => this._sort(),
        open: () => this._box(),
        ...(window.comments ? { comment: () => this._comment() } : {}),
      };
      this.buttons = {};
      for (const [name, act] of Object.entries(actions)) {
        const button = make("button", "oit-table-block__tool", { type: "button", "aria-label": this.words[name] });
        button.title = this.words[name];
        button.append(icon(name));
        if (NAMED.includes(name)) {
          const text = make("span", "oit-table-block__label");
          text.textContent = this.words[name];
          button.append(text);
        }
        button.addEventListener("click", act);
        bar.append(button);
        this.buttons[name] = button;
      }
      bar.append(this.count);
      bar.addEventListener("keydown", (event) => this._toolKey(event));
      bar.addEventListener("focusin", (event) => this._onTool(event.target));
      this._onTool(this.buttons.insert);
      return bar;
    }

    /** One stop for Tab; arrows go from button to button. */
    _onTool(button) {
      for (const one of Object.values(this.buttons)) one.tabIndex = one === button ? 0 : -1;
    }

    _toolKey(event) {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const open = Object.values(this.buttons).filter((one) => !one.disabled);
      const at = open.indexOf(event.target) + step;
      open[(at + open.length) % open.length].focus();
      event.preventDefault();
    }

    _answers() {
      return {
        edit: () => this._edit(),
        type: (key) => this._type(key),
        open: () => this._box(),
        clear: () => this._clear(),
        undo: () => this._undo(),
        redo: () => this._redo(),
        fill: () => this._fill(),
        move: (step) => this._move(step),
        copy: (event) => this._copy(event),
        cut: (event) => this._copy(event) && this._clear(),
        paste: (event) => this._paste(event),
        moved: () => this._showActive(),
        say: (text) => this._say(text),
      };
    }

    // -- changes ------------------------------------------------------------------------------

    get column() {
      return this.blockDef.columns[this.view.active.column];
    }

    get text() {
      const { row, column } = this.view.active;
      return this.model.rows[row].cells[column];
    }

    /** After each change: what is known of the new texts, what is posted, what is shown. */
    _changed() {
      this.model.amend((column, text) => this.reader.textOf(column, text));
      if (this.isTouched) this._wantReadings();
      const posted = JSON.stringify(this.model.state());
      if (this.input.value !== posted) {
        this.input.value = posted;
        if (this.isTouched) this.input.dispatchEvent(new Event("change", { bubbles: true }));
      }
      this.view.draw();
      this._showFaults();
      this._showActive();
      const wasOn = document.activeElement;
      this.buttons.undo.disabled = !this.model.past.length;
      this.buttons.redo.disabled = !this.model.future.length;
      if (wasOn.disabled) {
        this._onTool(this.buttons.insert);
        this.buttons.insert.focus();
      }
      this.count.textContent = say(this.words, "rows", { count: this.model.length });
    }

    _wantReadings() {
      this.seen = this.seen || new WeakSet();
      for (const row of this.model.rows) {
        if (this.seen.has(row)) continue;
        this.seen.add(row);
        row.cells.forEach((text, at) => this.reader.want(this.blockDef.columns[at], text));
      }
    }

    _read() {
      this._changed();
    }

    _touch() {
      if (this.isTouched) return;
      this.isTouched = true;
      this.seen = new WeakSet(this.model.rows);
    }

    _set(changes) {
      this._touch();
      this.model.setCells(changes);
      return true;
    }

    _edit(options) {
      if (this.column.kind === "mark") return this._toggle();
      this.editor.open(this.column, this.text, options);
      return true;
    }

    _type(key) {
      if (this.column.kind === "mark") return key === " " ? this._toggle() : true;
      this._edit({ replace: this.column.kind !== "choice" });
      return this.column.kind === "choice";
    }

    _toggle() {
      const { row, column } = this.view.active;
      return this._set([[row, column, this.text ? "" : "✓"]]);
    }

    _edited(text, key, refocus) {
      const { row, column } = this.view.active;
      if (text !== null) this._set([[row, column, text]]);
      if (key === "Enter") this.view.go(row + 1, column);
      else if (key === "ShiftEnter") this.view.go(row - 1, column);
      else if (key === "Tab" || key === "ShiftTab") this.view.step(key === "Tab" ? 1 : -1) || this.focus();
      else if (refocus) this.focus();
    }

    _box(given) {
      const { row, column } = this.view.active;
      const title = say(this.words, "cell", { row: row + 1, column: this.column.label });
      const was = this.text;
      openBox(title, this.words, this.column, given ?? was, (text) => {
        const final = text ?? given;
        if (final !== undefined && final !== was) this._set([[row, column, final]]);
        this.view.go(row, column);
      });
      return true;
    }

    _selected() {
      const { top, bottom, left, right } = this.view.range;
      const places = [];
      for (let row = top; row <= bottom; row += 1) {
        for (let column = left; column <= right; column += 1) places.push([row, column]);
      }
      return places;
    }

    _clear() {
      return this._set(
        this._selected()
          .filter(([row, column]) => this.model.rows[row].cells[column])
          .map(([row, column]) => [row, column, ""]),
      );
    }

    _fill() {
      const { top, bottom, left, right } = this.view.range;
      const from = top === bottom ? top - 1 : top;
      if (from < 0) return true;
      const changes = [];
      for (let row = from + 1; row <= bottom; row += 1) {
        for (let column = left; column <= right; column += 1) {
          changes.push([row, column, this.model.rows[from].cells[column]]);
        }
      }
      return this._set(changes);
    }

    _insert() {
      this._touch();
      const { top, bottom } = this.view.range;
      this.model.insertRows(top, bottom - top + 1);
      this.view.go(top, this.view.active.column);
    }

    _remove() {
      this._touch();
      const { top, bottom } = this.view.range;
      this.model.removeRows(top, bottom);
      this.view.go(top, this.view.active.column);
    }

    _move(step) {
      this._touch();
      const { top, bottom } = this.view.range;
      if (this.model.moveRows(top, bottom, step)) {
        this.view.anchor = { ...this.view.anchor, row: this.view.anchor.row + step };
        this.view.go(this.view.active.row + step, this.view.active.column, { extend: true });
      }
      return true;
    }

    _sort() {
      this._touch();
      const { column } = this.view.active;
      this.direction = this.sorted === column ? -this.direction : 1;
      this.sorted = column;
      this.model.sort(column, this.direction, compare);
      this.view.showSorted(column, this.direction);
      this.view.go(0, column);
    }

    _undo() {
      this.model.undo();
      return true;
    }

    _redo() {
      this.model.redo();
      return true;
    }

    // -- clipboard ----------------------------------------------------------------------------

    _copy(event) {
      const { top, bottom, left, right } = this.view.range;
      const rows = this.model.rows.slice(top, bottom + 1).map(({ cells }) => cells.slice(left, right + 1));
      clipboard.write(event.clipboardData, rows);
      event.preventDefault();
      return true;
    }

    _paste(event) {
      event.preventDefault();
      event.stopPropagation();
      this._take(clipboard.read(event.clipboardData));
    }

    _pasteInEditor(event) {
      const found = clipboard.read(event.clipboardData);
      event.stopPropagation();
      if (!found.isTable || found.rows[0].length < 2) return;
      event.preventDefault();
      this.editor.close();
      this._take(found);
    }

    async _take({ rows, isOurs }) {
      if (!rows.length || !rows[0].length) return;
      const { row, column } = this.view.active;
      if (isOurs || rows.length === 1 || rows[0].length === 1) {
        this._pasteAt(row, column, rows);
        return;
      }
      const { length } = this.model;
      const found = await askMapping({
        words: this.words,
        matchUrl: this.blockDef.meta.matchUrl,
        tables: [{ ...this.blockDef.meta, columns: this.blockDef.columns, hasNote: Boolean(this._note()) }],
        rows,
        first: column,
        places:
          row < length
            ? [["after", this.words.after], ["over", say(this.words, "over", { row: row + 1 })]]
            : [["after", this.words.after]],
      });
      if (found) this.add(found, found.over ? row : length);
      else this.focus();
    }

    /** Put what was mapped into the rows from a place on: one step for undo. */
    add({ rows, notes }, at = this.model.length) {
      const places = new Map(this.blockDef.columns.map(({ key }, place) => [key, place]));
      this._set(
        rows.flatMap((given, below) =>
          Object.entries(given).map(([key, text]) => [at + below, places.get(key), text]),
        ),
      );
      this._addNotes(notes);
      this.view.go(at, 0);
      this._say(say(this.words, "pasted", { rows: rows.length }));
    }

    /** Cell by cell from here; one text fills all that is selected. */
    _pasteAt(row, column, rows) {
      if (rows.length === 1 && rows[0].length === 1) {
        this._set(this._selected().map(([at, place]) => [at, place, rows[0][0]]));
        return;
      }
      const last = this.blockDef.columns.length;
      this._set(
        rows.flatMap((texts, below) =>
          texts.slice(0, last - column).map((text, right) => [row + below, column + right, text]),
        ),
      );
      this.view.select(
        { row, column },
        { row: row + rows.length - 1, column: Math.min(column + rows[0].length, last) - 1 },
      );
    }

    _note() {
      return document.getElementsByName(this.prefix.replace(/rows$/, "note"))[0];
    }

    _addNotes(notes) {
      const field = this._note();
      if (!field || !notes?.length) return;
      field.value = [field.value.trim(), ...notes].filter(Boolean).join("\n");
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }

    // -- what is shown ------------------------------------------------------------------------

    _showActive() {
      const { row, column } = this.view.active;
      const fault = this.reader.faultOf(this.column, this.text);
      const place = make("b");
      place.textContent = say(this.words, "cell", { row: row + 1, column: this.column.label });
      this.bar.replaceChildren(place, ` ${this.text}`);
      if (fault) {
        const wrong = make("span", "oit-table-block__wrong");
        wrong.textContent = fault;
        this.bar.append(wrong);
      }
    }

    _showFaults() {
      const found = [];
      this.model.rows.forEach(({ cells }, row) =>
        cells.forEach((text, column) => {
          const fault = text && this.reader.faultOf(this.blockDef.columns[column], text);
          if (fault) found.push({ row, column, text: fault });
        }),
      );
      this.faults.replaceChildren();
      this.faults.hidden = !found.length && !this.general?.length;
      for (const text of this.general || []) {
        const line = make("p", "error-message");
        line.textContent = text;
        this.faults.append(line);
      }
      if (!found.length) return;
      const head = make("p", "oit-table-block__sum error-message");
      head.textContent = say(this.words, "faults", { count: found.length });
      const list = make("ul");
      for (const { row, column, text } of found.slice(0, LISTED)) {
        const item = make("li");
        const button = make("button", "oit-table-block__fault", { type: "button" });
        const { label } = this.blockDef.columns[column];
        button.textContent = say(this.words, "cell", { row: row + 1, column: label });
        button.addEventListener("click", () => this.view.go(row, column));
        item.append(button, ` ${text}`);
        list.append(item);
      }
      if (found.length > LISTED) {
        const more = make("li");
        more.textContent = say(this.words, "more", { count: found.length - LISTED });
        list.append(more);
      }
      this.faults.append(head, list);
    }

    _say(text) {
      this.live.textContent = text;
    }

    // -- comments -----------------------------------------------------------------------------

    /** A place that Wagtail's comments know: theirs hang on paths, ours on a row and a column. */
    _commentPlace(id, key) {
      const name = `${id}.${key}`;
      this.placed = this.placed || new Map();
      if (this.placed.has(name)) return this.placed.get(name);
      const place = this.blockDef.columns.findIndex((column) => column.key === key);
      const outer = make("div", "oit-table-block__comment", { "data-contentpath": id });
      const inner = make("div", "", { "data-contentpath": key });
      const button = make("button", "w-field__comment-button--add", { type: "button", "data-comment-add": "" });
      button.hidden = true;
      button.setAttribute("aria-label", this.words.comment);
      const name2 = make("button", "oit-table-block__fault", { type: "button" });
      const rowAt = () => this.model.rows.findIndex((row) => row.id === id);
      name2.textContent = say(this.words, "cell", {
        row: rowAt() + 1, column: this.blockDef.columns[place]?.label || key,
      });
      name2.addEventListener("click", () => rowAt() >= 0 && this.view.go(rowAt(), Math.max(place, 0)));
      inner.append(name2, button);
      outer.append(inner);
      this.comments.append(outer);
      window.comments.initAddCommentButton(button);
      this.placed.set(name, button);
      return button;
    }

    _comment() {
      const { row } = this.view.active;
      this._commentPlace(this.model.rows[row].id, this.column.key).click();
    }

    _watchComments() {
      const app = window.comments?.commentApp;
      if (!app) return;
      const look = () => {
        const path = window.comments.getContentPath(this.element);
        if (!path || !this.element.isConnected) return;
        const found = new Set();
        for (const { contentpath } of app.store.getState().comments.comments.values()) {
          if (!contentpath.startsWith(`${path}.`)) continue;
          const [id, key] = contentpath.slice(path.length + 1).split(".");
          found.add(`${id}.${key}`);
          if (key) this._commentPlace(id, key);
        }
        for (const [name, button] of this.placed || []) {
          button.closest(".oit-table-block__comment").hidden = !found.has(name);
        }
      };
      app.store.subscribe(() => {
        clearTimeout(this.looking);
        this.looking = setTimeout(look, 50);
      });
      setTimeout(look, 50);
    }
  }

  class TableRowsDefinition {
    constructor(name, columns, meta) {
      Object.assign(this, { name, columns, meta });
    }

    render(placeholder, prefix, state, error) {
      return new TableRows(this, placeholder, prefix, state, error);
    }
  }

  Object.assign(window.oitGrid, { TableRowsDefinition });
  window.telepath.register("oit_pages.blocks.TableRows", TableRowsDefinition);
})();
