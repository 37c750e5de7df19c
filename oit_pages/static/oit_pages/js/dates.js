/* Date and month inputs of the Buddhist era in blocks: what Wagtail's telepath unpacks.
   See "Form widget client-side API" in Wagtail's documentation for the methods. */
(() => {
  "use strict";

  /** Wagtail's own picker, with a hint of what to type. */
  class BEDateInput {
    constructor(config, hint) {
      this.hint = hint;
      this.picker = window.telepath.unpack({
        _type: "wagtail.widgets.AdminDateInput",
        _args: [config],
      });
    }

    render(placeholder, name, id, ...rest) {
      const bound = this.picker.render(placeholder, name, id, ...rest);
      const input = document.getElementById(id);
      input.placeholder = window.oitDates.inYear(this.hint);
      input.dataset.oitDate = "day";
      input.autocomplete = "off";
      return bound;
    }

    getByName(name, container) {
      return this.picker.getByName(name, container);
    }
  }

  /** A month that is on the page: a choice and a year. Its state is ["3", "2564"]. */
  class BoundMonth {
    constructor(container, name) {
      this.month = container.querySelector(`[name="${name}_month"]`);
      this.year = container.querySelector(`[name="${name}_year"]`);
      this.idForLabel = this.month.id;
    }

    getState() {
      return [this.month.value, this.year.value];
    }

    getValue() {
      const [month, year] = this.getState();
      return month || year ? `${month}/${year}` : "";
    }

    setState(state) {
      const [month, year] = state || [];
      this.month.value = month || "";
      this.year.value = year || "";
    }

    setInvalid(invalid) {
      for (const control of [this.month, this.year]) {
        if (invalid) control.setAttribute("aria-invalid", "true");
        else control.removeAttribute("aria-invalid");
      }
    }

    getTextLabel() {
      const [month, year] = this.getState();
      const name = month ? this.month.selectedOptions[0].text : "";
      return `${name} ${year}`.trim();
    }

    focus() {
      this.month.focus();
    }
  }

  class BEMonthInput {
    constructor(html) {
      this.html = html;
    }

    render(placeholder, name, id, state, _capabilities, options = {}) {
      const element = document.createElement("div");
      element.className = "oit-month";
      element.innerHTML = this.html.replace(/__NAME__/g, name).replace(/__ID__/g, id);
      placeholder.replaceWith(element);
      const bound = new BoundMonth(element, name);
      for (const [attribute, value] of Object.entries(options.attributes || {})) {
        bound.month.setAttribute(attribute, value);
      }
      bound.setState(state);
      return bound;
    }

    getByName(name, container) {
      return new BoundMonth(container, name);
    }
  }

  window.telepath.register("oit_pages.widgets.BEDateInput", BEDateInput);
  window.telepath.register("oit_pages.widgets.BEMonthInput", BEMonthInput);
})();
