/* While the editor can't save what is on the form, the checklist shows an older state, and says so. */
(() => {
  "use strict";

  const set = (isStale) => {
    for (const word of document.querySelectorAll("[data-oit-stale]")) word.hidden = !isStale;
  };

  document.addEventListener("w-autosave:error", () => set(true));
  document.addEventListener("w-autosave:success", () => set(false));

  /* A site may turn autosaving off; it ends, too, where somebody else has saved the page. */
  document.addEventListener("change", ({ target }) => {
    const { form } = target;
    if (!form?.matches("[data-edit-form]")) return;
    const saves = /(^|\s)w-autosave(\s|$)/.test(form.dataset.controller || "");
    if (!saves || form.dataset.wAutosaveActiveValue === "false") set(true);
  });
})();
