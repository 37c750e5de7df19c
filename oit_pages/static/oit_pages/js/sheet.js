/* The submission sheet: addresses are looked at one item at a time. */
(() => {
  "use strict";

  const root = document.querySelector("[data-oit-sheet]");
  if (!root) return;
  const find = (name) => root.querySelector(`[data-oit-${name}]`);

  /* What an item's addresses answered, in its place; false where nobody could be asked. */
  const verify = async (form) => {
    const data = new FormData(form);
    data.set("part", "1");
    form.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.action, {
        method: "POST", body: data, credentials: "same-origin",
      });
      if (!answer.ok || answer.redirected) return false;
      form.parentElement.querySelector("[data-oit-addresses]").innerHTML = await answer.text();
      return true;
    } catch {
      return false;
    } finally {
      form.removeAttribute("aria-busy");
    }
  };

  const forms = [...root.querySelectorAll("[data-oit-verify]")];
  forms.forEach((form) =>
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      find("lost").hidden = await verify(form);
    }),
  );

  const all = find("verify-all");
  if (!all || !forms.length) return;
  all.hidden = false;
  all.addEventListener("click", async () => {
    all.disabled = true;
    find("progress").hidden = false;
    const bar = root.querySelector("progress");
    bar.max = forms.length;
    let isWhole = true;
    for (const [number, form] of forms.entries()) {
      find("count").textContent = `${find("looking").textContent} ${number + 1}/${forms.length}`;
      bar.value = number;
      isWhole = await verify(form);
      if (!isWhole) break;
    }
    find("lost").hidden = isWhole;
    find("progress").hidden = true;
    all.disabled = false;
  });
})();
