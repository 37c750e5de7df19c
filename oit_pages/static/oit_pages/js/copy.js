/* A button that copies what stands beside it: a text, or the value of a field. */
(() => {
  "use strict";

  const copy = async (text) => {
    if (navigator.clipboard && window.isSecureContext) {
      await navigator.clipboard.writeText(text);
      return;
    }
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  };

  document.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-oit-copy]");
    if (!button) return;
    const source = button.parentElement.querySelector("[data-oit-text]");
    await copy((source.value ?? source.innerText).trim());
    button.focus();
    const word = button.firstChild;
    const before = word.data;
    const copied = document.querySelector("[data-oit-copied]").textContent;
    if (before === copied) return;
    word.data = copied;
    setTimeout(() => (word.data = before), 2000);
  });
})();
