/* A table pasted into text, or onto the page: offered as a table of the page, with what goes where.
   What is pasted as plain text, or is no table, is left to the editor. */
(() => {
  "use strict";

  const { TableRowsDefinition, askMapping, clipboard, newId } = window.oitGrid;
  const FIELDS = "input, textarea, select, [contenteditable]";
  let isOwn = false;

  const bodyOf = () => document.getElementById("body-root")?.rootBlock;

  /** The tables that the page offers, in the order in which it offers them. */
  const tablesOf = (body) =>
    body.blockDef.groupedChildBlockDefs.flatMap(([, defs]) =>
      defs
        .filter((def) => def.childBlockDefsByName?.rows instanceof TableRowsDefinition)
        .map((def) => {
          const { rows, note } = def.childBlockDefsByName;
          return {
            ...rows.meta, label: def.meta.label, type: def.name, columns: rows.columns, hasNote: Boolean(note),
          };
        }),
    );

  /** The rows to put it in: of an empty table that is there already, else of a new one. */
  const gridFor = (body, type, after) => {
    const there = body.children.find(
      (child) => child.type === type && !child.block.childBlocks.rows.model.length,
    );
    if (there) return there.block.childBlocks.rows;
    const value = structuredClone(body.blockDef.initialChildStates[type]);
    const child = body.insert({ type, value, id: newId() }, after, {});
    return child.block.childBlocks.rows;
  };

  const pasteText = (target, rows) => {
    const text = rows.map((row) => row.map((one) => one.replaceAll("\n", " ")).join(" | ")).join("\n");
    if (target.setRangeText) {
      target.setRangeText(text, target.selectionStart, target.selectionEnd, "end");
      target.dispatchEvent(new Event("input", { bubbles: true }));
      target.dispatchEvent(new Event("change", { bubbles: true }));
      return;
    }
    const data = new DataTransfer();
    data.setData("text/plain", text);
    isOwn = true;
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    isOwn = false;
  };

  const offer = async (body, tables, rows, target) => {
    const { words, matchUrl } = tables[0];
    const isField = Boolean(target.closest(FIELDS));
    const found = await askMapping({ words, matchUrl, tables, rows, asText: isField, ask: true });
    if (found === "text") pasteText(target, rows);
    if (!found || found === "text") return;
    const at = body.children.findIndex((child) => child.element.contains(target));
    const grid = gridFor(body, found.table.type, at < 0 ? body.children.length : at + 1);
    grid.add(found);
    grid.element.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener(
    "paste",
    (event) => {
      const body = !isOwn && bodyOf();
      const { target } = event;
      if (!body || !target.closest || target.closest(".oit-table-block, dialog")) return;
      if (target.closest(FIELDS) && !body.element.contains(target)) return;
      if (!event.clipboardData.getData("text/html")) return;
      const { rows, isTable } = clipboard.read(event.clipboardData);
      if (!isTable || rows.length < 2 || rows[0].length < 2) return;
      const tables = tablesOf(body);
      if (!tables.length) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      offer(body, tables, rows, target);
    },
    true,
  );
})();
