/* Several files for a year: each is sent by itself, so that what is wrong with one costs the others
   nothing. The files stay in the browser until they are brought in. */
(() => {
  "use strict";

  const root = document.querySelector("[data-oit-files]");
  if (!root) return;
  const find = (name) => root.querySelector(`[data-oit-${name}]`);
  const [list, all, waiting, count] = ["list", "all", "waiting", "count"].map(find);
  const rows = [];

  const send = async (row, address, fields) => {
    const data = new FormData(row.form);
    data.set("file", row.file);
    Object.entries(fields).forEach(([name, value]) => data.set(name, value));
    const answer = await fetch(address, { method: "POST", body: data, credentials: "same-origin" });
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    return answer.text();
  };

  /* Runs what is to be done with a row; a file that can't be sent is said in its place. */
  const attempt = async (row, place, what) => {
    row.form.setAttribute("aria-busy", "true");
    try {
      place.innerHTML = await what();
      return true;
    } catch {
      place.replaceChildren(find("lost").content.cloneNode(true));
      return false;
    } finally {
      row.form.removeAttribute("aria-busy");
    }
  };

  const target = (row) => row.form.querySelector("[data-oit-target]");
  const isOpen = (row) => target(row) && !row.form.querySelector("[data-oit-done]");

  const look = async (row) => {
    const chosen = target(row).selectedOptions[0];
    if (!chosen.value) {
      target(row).focus();
      return;
    }
    // One after the other: two previews at once would have fields of the same name for a reader.
    rows.filter((other) => other !== row).forEach((other) => other.preview.replaceChildren());
    const address = root.dataset.oitImportAddress.replace("/0/", `/${chosen.dataset.page}/`);
    await attempt(row, row.preview, () => send(row, address, { preview: "1" }));
    const refused = row.preview.querySelector("[role=alert]");
    row.form.querySelector("[data-oit-take]").hidden = Boolean(refused);
  };

  const take = async (row) => {
    if (!target(row).value) {
      target(row).focus();
      return;
    }
    const preview = row.preview.innerHTML;
    let answer = "";
    const told = document.createElement("div");
    if (!(await attempt(row, told, async () => (answer = await send(row, "", { bring: "1" }))))) {
      row.preview.prepend(told);
      return;
    }
    if (told.querySelector("[data-oit-done]")) {
      row.answer.innerHTML = answer;
      row.preview.replaceChildren();
    } else if (told.querySelector("[data-oit-again-asked]") && !preview) {
      await look(row);
    } else {
      row.preview.prepend(told);
    }
  };

  const add = async (file) => {
    const item = find("row").content.firstElementChild.cloneNode(true);
    const row = { file, form: item.querySelector("form") };
    row.answer = item.querySelector("[data-oit-answer]");
    row.preview = item.querySelector("[data-oit-preview]");
    item.querySelector("[data-oit-name]").textContent = file.name;
    row.form.addEventListener("submit", (event) => event.preventDefault());
    row.form.addEventListener("click", (event) => {
      if (event.target.closest("[data-oit-look]")) look(row);
      if (event.target.closest("[data-oit-take]")) take(row);
    });
    row.form.addEventListener("change", (event) => {
      if (event.target.matches("[data-oit-again]")) look(row);
      if (event.target.matches("[data-oit-target]")) {
        row.preview.replaceChildren();
        const button = row.form.querySelector("[data-oit-take]");
        button.hidden = button.matches("[data-oit-asks]");
      }
    });
    rows.push(row);
    list.append(item);
    await attempt(row, row.answer, () => send(row, "", { match: "1" }));
  };

  const addAll = async (files) => {
    waiting.hidden = false;
    for (const [number, file] of [...files].entries()) {
      count.textContent = `${find("reading").textContent} ${number + 1}/${files.length}`;
      await add(file);
    }
    waiting.hidden = true;
    all.hidden = !rows.some(isOpen);
  };

  root.querySelector("input[type=file]").addEventListener("change", async (event) => {
    await addAll(event.target.files);
    event.target.value = "";
  });
  find("take-all").addEventListener("click", async (event) => {
    event.target.disabled = true;
    for (const row of rows.filter(isOpen)) {
      if (target(row).value && !row.form.querySelector("[data-oit-asks]")) await take(row);
    }
    event.target.disabled = false;
  });

  const drop = find("drop");
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("oit-import--over");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("oit-import--over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("oit-import--over");
    addAll(event.dataTransfer.files);
  });
})();
