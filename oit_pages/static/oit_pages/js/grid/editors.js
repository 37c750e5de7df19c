/* Writing in a cell: in its place, or in a large box with what suits its kind. */
(() => {
  "use strict";

  const { make } = window.oitGrid;
  const MOST_HIGH = 240;
  let boxes = 0;

  const optionsOf = (words, column, text) => {
    const select = make("select");
    const names = column.choices.includes(text) || !text ? column.choices : [text, ...column.choices];
    for (const name of ["", ...names]) {
      const option = make("option");
      option.value = name;
      option.textContent = name || words.none;
      select.append(option);
    }
    select.value = text;
    return select;
  };

  /** A field in the cell's place. Enter goes on below, Tab beside, Esc leaves it as it was. */
  class InlineEditor {
    constructor(view, words, { onDone, onBox, onPaste }) {
      Object.assign(this, { view, words, onDone, onBox, onPaste });
      this.field = null;
      view.element.addEventListener("scroll", () => this._follow(), { passive: true });
    }

    get isOpen() {
      return Boolean(this.field);
    }

    open(column, text, { replace = false } = {}) {
      const cell = this.view.cellAt(this.view.active);
      const field = column.kind === "choice" ? optionsOf(this.words, column, text) : make("textarea");
      field.classList.add("oit-cells__editor");
      field.setAttribute("aria-label", `${column.label}`);
      if (column.kind !== "choice") {
        field.value = replace ? "" : text;
        field.rows = 1;
        field.placeholder = column.example;
        field.addEventListener("input", () => this._grow());
        field.addEventListener("paste", (event) => this.onPaste(event));
      } else {
        field.addEventListener("change", () => this._done(text, null));
      }
      const row = cell.parentElement;
      const place = make("div", "oit-cells__place", {
        role: "gridcell", "aria-colindex": cell.getAttribute("aria-colindex"),
      });
      place.style.width = `${Math.max(cell.offsetWidth, column.kind === "list" ? 260 : 0)}px`;
      row.classList.add("oit-cells__row--edited");
      place.append(field);
      row.append(place);
      this.field = field;
      this.cell = cell;
      this._follow();
      this.was = text;
      field.addEventListener("keydown", (event) => this._key(event));
      field.addEventListener("blur", () => this._done(text, null, false));
      field.focus({ preventScroll: true });
      if (field.setSelectionRange) field.setSelectionRange(field.value.length, field.value.length);
      this._grow();
    }

    /** Over its cell; one that is held moves within its row as the others slide by. */
    _follow() {
      if (this.field) this.field.parentElement.style.insetInlineStart = `${this.cell.offsetLeft}px`;
    }

    _grow() {
      const { field } = this;
      if (!field || field.tagName !== "TEXTAREA") return;
      field.style.height = "auto";
      field.style.height = `${Math.min(field.scrollHeight + 2, MOST_HIGH)}px`;
    }

    _key(event) {
      if (event.isComposing) return;
      event.stopPropagation();
      const isMore = event.key === "Enter" && event.altKey;
      if (isMore) {
        event.preventDefault();
        this.field.setRangeText("\n", this.field.selectionStart, this.field.selectionEnd, "end");
        this._grow();
      } else if (event.key === "Enter" || event.key === "Tab" || event.key === "Escape") {
        event.preventDefault();
        this._done(this.was, event.key === "Escape" ? "Escape" : `${event.shiftKey ? "Shift" : ""}${event.key}`);
      } else if (event.key === "F2" && event.shiftKey) {
        event.preventDefault();
        const text = this.field.value;
        this.close();
        this.onBox(text);
      }
    }

    close() {
      const { field } = this;
      if (!field) return;
      this.field = null;
      field.closest(".oit-cells__row").classList.remove("oit-cells__row--edited");
      field.parentElement.remove();
    }

    _done(was, key, refocus = true) {
      if (!this.field) return;
      const text = this.field.value;
      this.close();
      this.onDone(key === "Escape" || text === was ? null : text, key, refocus);
    }
  }

  const dialogOf = (title, words, fill) => {
    const dialog = make("dialog", "oit-box");
    const head = make("h2", "oit-box__title", { id: `oit-box-${(boxes += 1)}` });
    head.textContent = title;
    dialog.setAttribute("aria-labelledby", head.id);
    const content = make("div", "oit-box__content");
    const foot = make("div", "oit-box__foot");
    const ok = make("button", "button", { type: "button" });
    ok.textContent = words.save;
    const cancel = make("button", "button button-secondary", { type: "button" });
    cancel.textContent = words.cancel;
    foot.append(ok, cancel);
    dialog.append(head, content, foot);
    document.body.append(dialog);
    fill(content, dialog);
    cancel.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    return { dialog, content, foot, ok, cancel };
  };

  const labelled = (text, field) => {
    const label = make("label", "oit-box__field");
    const name = make("span");
    name.textContent = text;
    label.append(name, field);
    return label;
  };

  const monthField = (words, text) => {
    const names = window.wagtailConfig?.STRINGS?.MONTHS || [];
    const month = make("select", "", { "aria-label": words.month });
    ["", ...names].forEach((name, at) => {
      const option = make("option");
      option.value = at || "";
      option.textContent = name || words.month;
      month.append(option);
    });
    const year = make("input", "", { type: "text", inputmode: "numeric", size: 8 });
    year.setAttribute("aria-label", words.year);
    year.placeholder = words.year;
    return { month, year, text };
  };

  const SHORT = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split(" ");
  const ENGLISH = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

  /** A month as it stands in its cell once the server has read it. */
  const fillMonth = ({ month, year }, text) => {
    const [name, digits] = (text || "").trim().split(/\s+/);
    const at = Math.max(SHORT.indexOf(name), ENGLISH.indexOf(name));
    if (at < 0) return;
    month.value = at + 1;
    year.value = Number(digits) && Number(digits) < 2400 ? Number(digits) + 543 : digits || "";
  };

  const monthText = ({ month, year }) =>
    month.value || year.value.trim() ? `${SHORT[month.value - 1] || ""} ${year.value.trim()}`.trim() : "";

  const monthRow = (words, label, field) => {
    const group = make("fieldset", "oit-box__field");
    const legend = make("legend");
    legend.textContent = label;
    const line = make("div", "oit-month");
    line.append(field.month, field.year);
    group.append(legend, line);
    return group;
  };

  /** What suits the column's kind: gives how its text is read again. */
  const fillBox = (content, dialog, words, column, text) => {
    if (column.kind === "choice") {
      const select = optionsOf(words, column, text);
      content.append(labelled(column.label, select));
      return () => select.value;
    }
    if (column.kind === "period" || column.kind === "month") {
      const ends = (column.kind === "month" ? [words.month] : [words.from, words.to]).map((label) => {
        const field = monthField(words);
        content.append(monthRow(words, label, field));
        return field;
      });
      const [first, last] = text.split("–");
      fillMonth(ends[0], first);
      if (ends[1]) fillMonth(ends[1], last ?? first);
      return () => {
        const [from, to] = ends.map(monthText);
        if (to === undefined || from === to) return from;
        return from || to ? `${from} – ${to}`.trim() : "";
      };
    }
    if (column.kind === "date") {
      const input = make("input", "", { type: "text", autocomplete: "off", id: `${dialog.getAttribute("aria-labelledby")}-day` });
      input.placeholder = column.example;
      input.dataset.oitDate = "day";
      input.value = text;
      content.append(labelled(column.label, input));
      dialog.id = `${input.id}-dialog`;
      window.initDateChooser?.(input.id, {
        dayOfWeekStart: 0, format: "d/m/Y", yearOffset: 543, validateOnBlur: false, parentID: `#${dialog.id}`,
      });
      return () => input.value;
    }
    const area = make("textarea", "", { rows: column.kind === "text" || column.kind === "list" ? 12 : 2 });
    area.value = text;
    content.append(labelled(column.label, area));
    if (column.kind === "list") {
      const help = make("p", "oit-box__help");
      help.textContent = words.listHelp;
      content.append(help);
    }
    return () => area.value;
  };

  /** The large box; `onDone` is given the new text, or null where nothing changed. */
  const openBox = (title, words, column, text, onDone) => {
    let readText;
    let answer = null;
    const { dialog, ok } = dialogOf(title, words, (content, box) => {
      readText = fillBox(content, box, words, column, text);
    });
    const take = () => {
      const given = readText();
      answer = given === text ? null : given;
      dialog.close();
    };
    ok.addEventListener("click", take);
    dialog.addEventListener("keydown", (event) => {
      event.stopPropagation();
      const isLine = event.target.tagName === "INPUT" || event.target.tagName === "SELECT";
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey || isLine)) {
        event.preventDefault();
        take();
      }
    });
    dialog.addEventListener("close", () => onDone(answer));
    dialog.showModal();
    dialog.querySelector("textarea, input, select")?.focus();
  };

  Object.assign(window.oitGrid, { InlineEditor, openBox, dialogOf, labelled });
})();
