/* From a line of the checklist to what is missing: what hides the place is opened, the very field
   or cell gets the focus and a mark; a block that is missing is added as Wagtail's own menu adds it. */
(() => {
  "use strict";

  const MARK = "oit-here";
  /* Wagtail 7.4 shows a tab when the one before has faded, and scrolls to its top a moment after. */
  const TAB_SETTLES = 300;
  const TAB_SHOWS_WITHIN = 5000;
  /* The time in which a new block slides open. */
  const SLIDES = 450;
  /* What a person writes or chooses with; not what folds, moves or comments on it. */
  const BESIDE = "[data-panel-toggle], .w-panel__toggle, [data-streamfield-action], [data-comment-add], [class^='Draftail-']";
  const FIELDS = `input:not([type='hidden']), textarea, select, [contenteditable='true'], button:not(${BESIDE})`;

  const bodyOf = () => document.getElementById("body-root")?.rootBlock;
  const pause = (time) => new Promise((done) => setTimeout(done, time));

  /** Whatever hides the place, be it another tab, however slow the computer is. */
  const show = async (place) => {
    if (!reveal(place)) return;
    const until = Date.now() + TAB_SHOWS_WITHIN;
    while (!place.getClientRects().length && Date.now() < until) await pause(50);
    await pause(TAB_SETTLES);
  };

  /** What folds under a block's heading: a child of the stream or of a list. */
  const contentOf = ({ id, element }) => document.getElementById(`block-${id}-content`) || element;

  const toggleOf = (id) => document.querySelector(`[aria-controls="${CSS.escape(id)}"][aria-expanded]`);

  /** Open tabs, folded panels and details around a place, the outermost first; tells whether
      another tab had to be shown. */
  const reveal = (place) => {
    let otherTab = false;
    const around = [];
    for (let one = place; one; one = one.parentElement) around.unshift(one);
    for (const one of around) {
      if (one.tagName === "DETAILS") one.open = true;
      if (!one.hidden && !one.hasAttribute("hidden")) continue;
      if (one.getAttribute("role") === "tabpanel") {
        document.getElementById(one.getAttribute("aria-labelledby"))?.click();
        otherTab = true;
      } else if (one.id) toggleOf(one.id)?.click();
    }
    return otherTab;
  };

  /** On a small screen the panel lies over the form. */
  const uncover = () => {
    const panel = document.querySelector("[data-form-side]");
    const toggle = document.querySelector("[data-side-panel-toggle='oit-checklist']");
    if (!panel || toggle?.getAttribute("aria-expanded") !== "true") return;
    if (panel.getBoundingClientRect().width > window.innerWidth * 0.6) toggle.click();
  };

  /** What hides its overflow must not be pushed aside by what is scrolled to within it. */
  const straighten = (element) => {
    for (let one = element.parentElement; one; one = one.parentElement) {
      if (one.scrollLeft && getComputedStyle(one).overflowX === "hidden") one.scrollLeft = 0;
    }
  };

  let marked = null;

  const mark = (element) => {
    marked?.classList.remove(MARK);
    marked = element;
    element.classList.add(MARK);
    element.addEventListener("focusout", () => element.classList.remove(MARK), { once: true });
  };

  const frameOf = (field) =>
    field.closest("[role='gridcell'], .w-field, .w-panel__wrapper") || field;

  /** Focus a field where it stands, in the middle of the screen. */
  const arrive = (field, frame = frameOf(field)) => {
    mark(frame);
    frame.scrollIntoView({ block: "center", behavior: "instant" });
    field.focus({ preventScroll: true });
    straighten(frame);
  };

  /* Outside the panel: on a small screen, or on Wagtail 7.4, that is out of sight by now. */
  const live = document.createElement("p");
  live.className = "w-sr-only";
  live.setAttribute("role", "status");
  document.addEventListener("DOMContentLoaded", () => document.body.append(live));

  const say = (text) => {
    live.textContent = text;
  };

  const rowNumber = (given) => (given ? Number(given) - 1 : -1);

  /** In a grid: the row as it was judged, rows without a word left out; else the first that lacks it. */
  const intoGrid = (grid, row, part) => {
    const column = Math.max(grid.blockDef.columns.findIndex(({ key }) => key === part), 0);
    const { filled, rows } = grid.model;
    const wanted = filled[rowNumber(row)] || filled.find(({ cells }) => !cells[column].trim());
    grid.element.scrollIntoView({ block: "center", behavior: "instant" });
    grid.view.go(Math.max(rows.indexOf(wanted || filled[0]), 0), column);
    mark(grid.view.cellAt(grid.view.active));
    straighten(grid.element);
  };

  const isSeen = (one) => one.offsetParent && getComputedStyle(one).visibility !== "hidden";

  /** The first that can be written in; the button that adds a row only where there is no row. */
  const firstField = (container) => {
    const seen = [...container.querySelectorAll(FIELDS)].filter(isSeen);
    return seen.find((one) => !one.matches("[data-streamfield-list-add]")) || seen[0];
  };

  /** A block of a struct, list or field: to its first field. */
  const intoBlock = (block, element) => {
    const container = element || block.element || block.container?.[0];
    if (container) reveal(container);
    const field = container && firstField(container);
    if (field) arrive(field);
    else block.focus();
  };

  const elementOf = (struct, part) => {
    const found = struct.childBlocks[part];
    const own = found.element || found.container?.[0] || found.widget?.input;
    if (own?.closest) return own.closest("[data-contentpath]") || own;
    const within = struct.container?.[0] || struct.element;
    return within?.querySelector(`[data-contentpath="${CSS.escape(part)}"]`);
  };

  const intoStruct = (struct, part, fallback) => {
    const found = part && struct.childBlocks?.[part];
    if (found) intoBlock(found, elementOf(struct, part));
    else intoBlock(struct, fallback);
  };

  const intoChild = (child, { oitRows: rowsIn, oitRow: row, oitPart: part }) => {
    const { block } = child;
    const content = contentOf(child);
    const list = rowsIn && block.childBlocks?.[rowsIn];
    if (!list) return intoStruct(block, part, content);
    if (list.model && list.view) return intoGrid(list, row, part);
    const item = list.children[Math.max(rowNumber(row), 0)];
    if (!item) return intoBlock(list, elementOf(block, rowsIn));
    reveal(item.element);
    const itemContent = contentOf(item);
    reveal(itemContent);
    return intoStruct(item.block, part, itemContent);
  };

  /** One that stays: that of a deleted block is in sight while it slides away. */
  const addButtonIn = (place) => {
    const staying = bodyOf()?.inserters.map(({ element }) => element) || [];
    return staying.find((one) => place.contains(one))?.querySelector("button");
  };

  const goTo = async (link) => {
    const { dataset } = link;
    const child = bodyOf()?.children.find(({ id }) => id && id === dataset.oitBlock);
    /* A block that was deleted since the list was judged leaves its hidden form behind. */
    const there = dataset.oitBlock && !child ? "body-root" : link.hash.slice(1);
    const place =
      (child && contentOf(child)) ||
      document.getElementById(there);
    if (!place) return;
    uncover();
    await show(place);
    if (child) intoChild(child, dataset);
    else if (place.matches(FIELDS)) arrive(place);
    else {
      place.scrollIntoView({ block: "start", behavior: "instant" });
      addButtonIn(place)?.focus({ preventScroll: true });
    }
  };

  /** Several lines may offer the same block: one of it is enough, until the list is judged again. */
  const offerNoMore = (type) => {
    for (const one of document.querySelectorAll(".oit-checklist [data-oit-add]")) {
      if (one.dataset.oitAdd === type) one.disabled = true;
    }
  };

  const add = async (button) => {
    const body = bodyOf();
    const type = button.dataset.oitAdd;
    if (!body?.blockDef.childBlockDefsByName[type]) return;
    offerNoMore(type);
    uncover();
    await show(body.element);
    const end = body.children.length;
    body.inserters[end].onRequestInsert(end, { type });
    const child = body.children[end];
    body.countInput[0].dispatchEvent(new Event("change", { bubbles: true }));
    say(button.dataset.oitAdded);
    await pause(SLIDES);
    if (!body.children.includes(child)) return; // deleted again meanwhile
    const rows = Object.values(child.block.childBlocks || {}).find(({ model, view }) => model && view);
    if (rows) intoGrid(rows, "", "");
    else intoBlock(child.block, contentOf(child));
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".oit-checklist a[data-oit-block]");
    const button = event.target.closest(".oit-checklist [data-oit-add]");
    if (!link && !button) return;
    event.preventDefault();
    if (link) goTo(link);
    else add(button);
  });
})();
