/* Dates of the Buddhist era where they are typed: once left, a field is rewritten as it was read and
   says so in words, or why it can't be read; the picker shows what is typed, and opens in the page's
   fiscal year where nothing is. The reading is the server's, the same as when the form is saved. */
(() => {
  "use strict";

  const OFFSET = 543;
  const PAUSE = 250;
  const OCTOBER = 9;
  const WRITTEN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d{2}))?$/;
  const known = new Map();

  /** The form says who reads, and of which fiscal year (B.E.) it is. */
  const service = () => document.querySelector("[data-oit-read]")?.dataset;

  const fiscalYear = () => {
    const given = Number(service()?.oitYear);
    if (given) return given;
    const now = new Date();
    return now.getFullYear() + OFFSET + (now.getMonth() >= OCTOBER ? 1 : 0);
  };

  /** An example with the page's year in it. */
  const inYear = (text) =>
    text.replaceAll("{year}", fiscalYear()).replaceAll("{before}", fiscalYear() - 1);

  const ask = (kind, text) => {
    const name = `${kind}\u0000${text}`;
    const at = service()?.oitRead;
    if (!at) return Promise.resolve(null);
    if (!known.has(name)) {
      const query = new URLSearchParams({ kind, text, year: fiscalYear() });
      const answer = fetch(`${at}?${query}`)
        .then((got) => (got.ok ? got.json() : null))
        .catch(() => null) // the server reads it when the form is saved
        .then((found) => {
          if (found) known.set(name, Promise.resolve(found));
          else known.delete(name);
          return found;
        });
      known.set(name, answer);
    }
    return known.get(name);
  };

  // -- the picker ------------------------------------------------------------------------------

  const pickerOf = (input) => window.jQuery?.(input).data("xdsoft_datetimepicker");

  /** A date as the field writes it, without asking anybody. */
  const written = (text) => {
    const [, day, month, year, hour = 0, minute = 0] = WRITTEN.exec(text.trim())?.map(Number) || [];
    if (!year || year < 2400) return null;
    const found = new Date(year - OFFSET, month - 1, day, hour || 0, minute || 0);
    return found.getMonth() === month - 1 ? found : null;
  };

  /** Today where that is in the page's fiscal year, else the year's first day. */
  const beginning = () => {
    const year = fiscalYear() - OFFSET;
    const [first, after] = [new Date(year - 1, OCTOBER, 1), new Date(year, OCTOBER, 1)];
    const now = new Date();
    return now >= first && now < after ? now : first;
  };

  /* What stands in a field, as far as it is known: the day to be shown as chosen. */
  const chosen = new WeakMap();

  const show = (input, date) => pickerOf(input)?.data("xdsoft_datetime")?.setCurrentTime(date);

  const showTyped = async (input) => {
    const text = input.value.trim();
    if (!text || !pickerOf(input)) return;
    const found = written(text) ? null : await ask(input.dataset.oitDate, text);
    if (!found?.iso || input.value.trim() !== text) return;
    chosen.set(input, new Date(found.iso.includes("T") ? found.iso : `${found.iso}T00:00`));
    show(input, chosen.get(input));
  };

  /* Wagtail's picker takes what it can't read for today, 543 years ago. */
  const teach = (input) => {
    if (input.dataset.oitTaught || !pickerOf(input)) return;
    input.dataset.oitTaught = "true";
    window.jQuery(input).datetimepicker({
      onShow() {
        chosen.set(input, written(input.value));
        show(input, chosen.get(input) || beginning());
        showTyped(input);
      },
      onGenerate(shown) {
        const day = written(input.value) || chosen.get(input);
        if (day?.toDateString() === shown.toDateString()) return;
        window.jQuery(this).find(".xdsoft_current:not(.xdsoft_today)").removeClass("xdsoft_current");
      },
    });
  };

  // -- what is said ----------------------------------------------------------------------------

  const placeOf = (input) =>
    input.dataset.oitDate === "month" ? input.closest(".oit-month, .w-field__input") || input : input;

  const echoOf = (input) => document.getElementById(`${input.id}-echo`);

  /** Room for it is made as one enters, so that nothing moves as one leaves. */
  const makeEcho = (input) => {
    if (!input.id || echoOf(input)) return;
    const echo = document.createElement("p");
    echo.className = "oit-echo";
    echo.id = `${input.id}-echo`;
    echo.setAttribute("role", "status");
    const place = placeOf(input);
    if (place === input) input.after(echo);
    else place.append(echo);
    const about = input.getAttribute("aria-describedby");
    input.setAttribute("aria-describedby", about ? `${about} ${echo.id}` : echo.id);
  };

  const tell = (input, { says = "", fault = "" }) => {
    const echo = echoOf(input);
    if (!echo) return;
    echo.textContent = fault || says;
    echo.classList.toggle("oit-echo--fault", Boolean(fault));
  };

  const monthOf = (input) => input.parentElement.querySelector("select");

  const textOf = (input) => {
    if (input.dataset.oitDate !== "month") return input.value.trim();
    const [month, year] = [monthOf(input)?.value || "", input.value.trim()];
    return month || year ? `${month}/${year}` : "";
  };

  const rewrite = (input, text) => {
    const value = input.dataset.oitDate === "month" ? text.split("/")[1] : text;
    if (!value || input.value === value) return;
    input.value = value;
    for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
  };

  const left = async (input) => {
    const text = textOf(input);
    if (!text) {
      tell(input, {});
      return;
    }
    const found = await ask(input.dataset.oitDate, text);
    if (!found || textOf(input) !== text) return;
    if (found.text) rewrite(input, found.text);
    tell(input, found);
  };

  // -- events ----------------------------------------------------------------------------------

  const inputOf = ({ target }) => target.closest?.("[data-oit-date]");
  let timer = null;

  document.addEventListener(
    "focusin",
    (event) => {
      const input = inputOf(event);
      if (!input) return;
      makeEcho(input);
      teach(input);
    },
    true,
  );

  document.addEventListener("input", (event) => {
    const input = inputOf(event);
    if (!input || !event.isTrusted) return;
    clearTimeout(timer);
    timer = setTimeout(() => showTyped(input), PAUSE);
  });

  document.addEventListener("focusout", (event) => {
    const input = inputOf(event);
    if (input) left(input);
  });

  /* A day that was picked, and the month beside a year. */
  document.addEventListener("change", (event) => {
    const { target } = event;
    const input = target.matches?.("select")
      ? target.parentElement?.querySelector("[data-oit-date='month']")
      : inputOf(event);
    if (!input?.value || (input === document.activeElement && !written(input.value))) return;
    makeEcho(input);
    left(input);
  });

  window.oitDates = { inYear };
})();
