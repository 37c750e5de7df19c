/* The checklist as a tab of the form, on Wagtail 7.4: brought up to date by every autosave. */
(() => {
  "use strict";

  /** The content of an address; null offline, on an error, or where one has to log in again. */
  const ask = async (address) => {
    try {
      const answer = await fetch(address);
      return answer.ok && !answer.redirected ? await answer.text() : null;
    } catch {
      return null;
    }
  };

  let asked = 0;
  let shown = 0;

  document.addEventListener("w-autosave:success", async ({ detail }) => {
    const place = document.querySelector("[data-oit-again]");
    if (!place) return;
    const turn = ++asked;
    const content = await ask(place.dataset.oitAgain.replace("/0/", `/${detail.response.pk}/`));
    // Without an answer the older state stands, and the next autosave asks again; an answer that is
    // overtaken by a later one is of an older form.
    if (content === null || turn < shown) return;
    shown = turn;
    place.innerHTML = content;
  });
})();
