/* The checklist as a tab of the form, on Wagtail 7.4: brought up to date by every autosave,
   and a way from what is missing to where it belongs, on another tab. */
(() => {
  "use strict";

  document.addEventListener("w-autosave:success", async ({ detail }) => {
    const place = document.querySelector("[data-oit-again]");
    if (!place) return;
    const address = place.dataset.oitAgain.replace("/0/", `/${detail.response.pk}/`);
    const answer = await fetch(address);
    // Without an answer the older state stands; the next autosave asks again.
    if (answer.ok) place.innerHTML = await answer.text();
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".oit-checklist a[href^='#']");
    const place = link && document.getElementById(link.hash.slice(1));
    const panel = place && place.closest("[role='tabpanel']");
    if (!panel) return;
    event.preventDefault();
    document.getElementById(panel.getAttribute("aria-labelledby")).click();
    const closed = place.closest("[hidden]");
    if (closed) document.querySelector(`[aria-controls="${closed.id}"]`).click();
    place.scrollIntoView();
  });
})();
