/* The checklist offers a time that it found in words as the page's data period: one click fills both
   fields, and the form notices, so that the next autosave judges it. */
(() => {
  "use strict";

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-oit-from]");
    if (!button) return;
    const from = document.getElementById("id_period_from");
    const to = document.getElementById("id_period_to");
    if (!from || !to) return;
    from.value = button.dataset.oitFrom;
    to.value = button.dataset.oitTo;
    for (const field of [from, to]) {
      for (const kind of ["input", "keyup", "change"]) {
        field.dispatchEvent(new Event(kind, { bubbles: true }));
      }
    }
    button.disabled = true;
  });
})();
