/* What was found on the clipboard, and what goes where: shown before anything is taken. */
(() => {
  "use strict";

  const { make, dialogOf, labelled, matchTable } = window.oitGrid;
  const SAMPLES = 60;

  const say = (words, name, values = {}) =>
    words[name].replace(/%\((\w+)\)s/g, (_all, key) => values[key] ?? "");

  const option = (value, text) => {
    const element = make("option");
    element.value = value;
    element.textContent = text;
    return element;
  };

  /**
   * Asks which columns go where. `tables` are {columnSet, label, columns, hasNote}; resolves to
   * {table, rows: [{key: text}], notes: [lines], over} or null where it was called off.
   */
  const askMapping = async ({ words, matchUrl, tables, rows, first = 0, places = [], asText = false, ask = false }) => {
    let match = null;
    try {
      match = await matchTable(matchUrl, tables.map(({ columnSet }) => columnSet), rows);
    } catch {
      match = { columnSet: tables[0].columnSet, headings: 0, columns: [], totals: [] };
    }
    return new Promise((resolve) => {
      let answer = null;
      let table = tables.find(({ columnSet }) => columnSet === match.columnSet) || tables[0];
      const width = rows[0].length;
      let why = [];
      const targets = [];
      const count = () => Number(headings.value);
      const body = make("tbody");
      const notice = make("p", "oit-box__help");
      const headings = make("select");
      const sums = make("select");
      const sumsBelow = () => match.totals.filter((at) => at >= count());
      const isSum = (at) => sums.value !== "row" && sumsBelow().includes(at);
      for (let at = 0; at <= Math.min(rows.length - 1, 11); at += 1) headings.append(option(at, at));

      const guess = () => {
        const isKnown = match.columnSet === table.columnSet && match.columns.some(Boolean);
        const isByOrder = !isKnown || match.columns.every((one) => !one || one[1] === "order");
        why = Array.from({ length: width }, (_none, at) => {
          if (!isByOrder) return match.columns[at];
          const column = table.columns[at + (table === tables[0] ? first : 0)];
          return column ? [column.key, "order"] : null;
        });
        notice.textContent = isByOrder ? words.noMatch : "";
      };

      const drawColumns = () => {
        body.replaceChildren();
        targets.length = 0;
        for (let at = 0; at < width; at += 1) {
          const row = make("tr");
          const head = count() ? rows.slice(0, count()).map((one) => one[at]).filter(Boolean).join(" ") : "";
          const name = make("th", "", { scope: "row" });
          name.textContent = head || say(words, "column", { number: at + 1 });
          const sample = make("td", "oit-box__sample");
          const example = rows.slice(count()).map((one) => one[at]).find(Boolean) || "";
          sample.textContent = example.length > SAMPLES ? `${example.slice(0, SAMPLES)}…` : example;
          const select = make("select", "", { "aria-label": `${words.target}: ${name.textContent}` });
          select.append(option("", words.leave));
          for (const column of table.columns) select.append(option(column.key, column.label));
          if (table.hasNote) select.append(option("*note", words.note));
          select.value = why[at]?.[0] || (table.hasNote && example ? "*note" : "");
          const reason = make("td", "oit-box__why");
          reason.textContent = why[at] ? words[why[at][1]] : "";
          select.addEventListener("change", () => (reason.textContent = words.byHand));
          const target = make("td");
          target.append(select);
          row.append(name, sample, target, reason);
          body.append(row);
          targets.push(select);
        }
        dialog.querySelector("h2").textContent = say(words, ask ? "ask" : "found", {
          rows: rows.length - count() - rows.filter((_row, at) => isSum(at)).length,
          columns: width,
          table: table.label,
        });
      };

      /** Rows of sums count what the others are: they go into the note, as in files. */
      const offerSums = (content) => {
        const texts = match.totals.map((at) => rows[at].find(Boolean));
        if (table.hasNote) sums.append(option("note", words.note));
        sums.append(option("row", words.sumsAsRows), option("", words.leave));
        const shown = [...new Set(texts)].slice(0, 3).join(" · ");
        content.append(labelled(say(words, "sums", { count: texts.length, texts: shown }), sums));
        sums.addEventListener("change", drawColumns);
      };

      const { dialog, foot, ok } = dialogOf("", words, (content) => {
        if (tables.length > 1) {
          const which = make("select");
          for (const one of tables) which.append(option(one.columnSet, one.label));
          which.value = table.columnSet;
          which.addEventListener("change", () => {
            table = tables.find(({ columnSet }) => columnSet === which.value);
            guess();
            drawColumns();
          });
          content.append(labelled(words.foundAs, which));
        }
        const scroll = make("div", "oit-box__scroll", { tabindex: 0, role: "group", "aria-label": words.target });
        const grid = make("table", "oit-box__map");
        const head = make("tr");
        for (const name of ["source", "sample", "target", "why"]) {
          const cell = make("th", "", { scope: "col" });
          cell.textContent = words[name];
          head.append(cell);
        }
        const top = make("thead");
        top.append(head);
        grid.append(top, body);
        scroll.append(grid);
        headings.value = Math.min(match.headings, rows.length - 1);
        headings.addEventListener("change", drawColumns);
        content.append(notice, scroll, labelled(words.headings, headings));
        if (match.totals.length) offerSums(content);
      });
      const where = make("select");
      if (places.length > 1) {
        for (const [value, text] of places) where.append(option(value, text));
        dialog.querySelector(".oit-box__content").append(labelled(words.place, where));
      } else {
        where.append(option(places[0]?.[0] ?? "after", ""));
      }
      where.selectedIndex = 0;
      ok.textContent = ask ? words.asTable : words.paste;
      if (asText) {
        const plain = make("button", "button button-secondary", { type: "button" });
        plain.textContent = words.asText;
        plain.addEventListener("click", () => {
          answer = "text";
          dialog.close();
        });
        ok.after(plain);
      }
      guess();
      drawColumns();

      /** As a file's row of sums stands in the note: "รวม · งบประมาณ 500". */
      const inWords = (row) => {
        const filled = row.map((text, at) => [text.replaceAll("\n", " "), at]).filter(([text]) => text);
        return filled
          .map(([text, at], place) => {
            const column = table.columns.find(({ key }) => key === targets[at].value);
            return place && column ? `${column.label} ${text}` : text;
          })
          .join(" · ");
      };

      const taken = () => {
        const notes = [];
        const sumNotes = [];
        const found = [];
        rows.forEach((row, at) => {
          if (at < count()) return;
          if (isSum(at)) {
            if (sums.value === "note") sumNotes.push(inWords(row));
            return;
          }
          const given = {};
          const noted = [];
          targets.forEach(({ value }, at) => {
            if (!value || !row[at]) return;
            const name = body.rows[at].cells[0].textContent;
            if (value === "*note") noted.push(`${name}: ${row[at].replaceAll("\n", " ")}`);
            else given[value] = given[value] ? `${given[value]}\n${row[at]}` : row[at];
          });
          if (noted.length) notes.push(`${words.row} ${found.length + 1}: ${noted.join(" · ")}`);
          found.push(given);
        });
        return {
          table,
          rows: found.filter((one) => Object.keys(one).length),
          notes: [...notes, ...sumNotes],
          over: where.value === "over",
        };
      };
      ok.addEventListener("click", () => {
        answer = taken();
        dialog.close();
      });
      dialog.addEventListener("keydown", (event) => event.stopPropagation());
      dialog.addEventListener("close", () => resolve(answer));
      dialog.showModal();
      foot.querySelector("button").focus();
    });
  };

  Object.assign(window.oitGrid, { askMapping, say });
})();
