/* Where a paper asks for a name beside a position, the people of the municipality are suggested,
   the chief executive first. Taking one copies name and position into the paper; a position that
   somebody has typed is left as it is. */
(() => {
  "use strict";

  const LIST = "oit-people-names";
  const NAME = /-(name|signatory)$/;
  let people = [];

  const positionOf = (field) => {
    const form = field.form;
    const prefix = field.name.replace(NAME, "");
    // A row that refers to the register takes its name from there.
    if (!form || !NAME.test(field.name) || form.elements[`${prefix}-person`]) return null;
    return form.elements[`${prefix}-position`] || null;
  };

  const fill = (field, position) => {
    const person = people.find((one) => one.name === field.value.trim());
    const isOurs = people.some((one) => one.position === position.value);
    if (!person || (position.value.trim() && !isOurs)) return;
    position.value = person.position;
    for (const kind of ["input", "keyup", "change"]) {
      position.dispatchEvent(new Event(kind, { bubbles: true }));
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    const stored = document.getElementById("oit-people");
    people = stored ? JSON.parse(stored.textContent) : [];
    if (!people.length) return;
    const list = document.createElement("datalist");
    list.id = LIST;
    for (const { name, position } of people) {
      const option = document.createElement("option");
      option.value = name;
      option.label = position;
      list.append(option);
    }
    document.body.append(list);
    document.addEventListener("focusin", ({ target }) => {
      if (target.matches("input[name]") && positionOf(target)) target.setAttribute("list", LIST);
    });
    document.addEventListener("input", ({ target }) => {
      const position = target.matches("input[name]") && positionOf(target);
      if (position) fill(target, position);
    });
  });
})();
