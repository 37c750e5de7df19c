/* The preview of an import: the form is sent with what was chosen so far, and what would come of it
   stands below. Nothing is saved before the button is pressed. */
(() => {
  "use strict";

  const form = document.querySelector("[data-oit-import]");
  if (!form) return;
  const file = form.querySelector("input[type=file]");
  const pasted = form.querySelector("[name=pasted]");
  const place = form.querySelector("[data-oit-preview]");
  const waiting = form.querySelector("[data-oit-waiting]");
  const failed = form.querySelector("[data-oit-failed]");
  const submit = form.querySelector("[data-oit-submit]");
  let asked = null;

  const look = async () => {
    if (asked) asked.abort();
    if (!file.files.length && !pasted.value.trim()) {
      place.replaceChildren();
      return;
    }
    const mine = new AbortController();
    asked = mine;
    const data = new FormData(form);
    data.set("preview", "1");
    const focused = document.activeElement && document.activeElement.name;
    const value = document.activeElement && document.activeElement.value;
    waiting.hidden = false;
    failed.hidden = true;
    submit.disabled = true;
    try {
      const answer = await fetch(form.action || location.pathname, {
        method: "POST",
        body: data,
        signal: mine.signal,
        credentials: "same-origin",
      });
      if (!answer.ok) throw new Error(answer.status);
      place.innerHTML = await answer.text();
      if (focused) {
        const again = [...place.querySelectorAll(`[name="${CSS.escape(focused)}"]`)];
        (again.find((one) => one.value === value) || again[0])?.focus();
      }
    } catch (error) {
      if (error.name === "AbortError") return;
      place.replaceChildren();
      failed.hidden = false;
    }
    if (asked === mine) {
      waiting.hidden = true;
      submit.disabled = Boolean(place.querySelector("[role=alert]"));
    }
  };

  file.addEventListener("change", () => {
    pasted.value = "";
    look();
  });
  form.querySelector("[name=hidden]").addEventListener("change", look);
  form.addEventListener("change", (event) => {
    if (event.target.matches("[data-oit-again]")) look();
  });

  /* A copied table comes as markup beside its text; the markup knows the cells. It is sent as a
     file: a form's own fields may not be as long. */
  pasted.addEventListener("paste", (event) => {
    const markup = event.clipboardData.getData("text/html");
    if (!/<table/i.test(markup)) return;
    event.preventDefault();
    const page = `<html>${markup.slice(Math.max(0, markup.search(/<(?:meta|table|style)/i)))}`;
    const files = new DataTransfer();
    files.items.add(new File([page], `${form.dataset.oitImport}.html`, { type: "text/html" }));
    file.files = files.files;
    pasted.value = "";
    look();
  });
  pasted.addEventListener("input", () => {
    file.value = "";
    look();
  });

  const drop = form.querySelector("[data-oit-drop]");
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("oit-import--over");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("oit-import--over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("oit-import--over");
    if (!event.dataTransfer.files.length) return;
    file.files = event.dataTransfer.files;
    pasted.value = "";
    look();
  });

  if (location.hash === "#paste") pasted.focus();
})();
