// One draft, read with the token that the editor's preview passed on.
(async () => {
  const main = document.getElementById("draft");
  const make = (tag, ...children) => {
    const element = document.createElement(tag);
    element.append(...children);
    return element;
  };

  const token = new URLSearchParams(location.search).get("token") || "";
  const response = await fetch(`${main.dataset.api}?${new URLSearchParams({ token })}`);
  const answer = await response.json();
  if (!response.ok) {
    main.append(make("p", answer.detail));
    return;
  }

  const { blocks: names } = await (await fetch(main.dataset.names)).json();
  const called = (type, path) => {
    const name = names[type]?.parts[path];
    return name ? name[answer.language] || name.th : path;
  };

  // What a value of any form looks like when nothing better is known of it.
  const show = (value, type = "", path = "") => {
    if (value === null || value === "") return "–";
    if (Array.isArray(value)) return value.every((one) => one && one.constructor === Object && !("text_th" in one) && !("url" in one)) && value.length
      ? rows(value, type, path) : make("ul", ...value.map((one) => make("li", show(one, type, path))));
    if (typeof value !== "object") return html(String(value));
    if ("text_th" in value) return value.text_th;
    if ("url" in value) {
      const link = make(value.width ? "img" : "a", ...(value.width ? [] : [value.title]));
      link[value.width ? "src" : "href"] = value.url;
      return link;
    }
    return make("dl", ...Object.entries(value).flatMap(([name, one]) => [make("dt", called(type, path + name)), make("dd", show(one, type, `${path}${name}.`))]));
  };

  const rows = (list, type, path) => {
    const keys = Object.keys(list[0]);
    return make("table",
      make("thead", make("tr", ...keys.map((key) => make("th", called(type, path + key))))),
      make("tbody", ...list.map((row) => make("tr", ...keys.map((key) => make("td", show(row[key], type, `${path}${key}.`)))))));
  };

  // Rich text is made by the editor's own tools and cleaned on the way in; nothing in it may run here.
  const html = (text) => {
    if (!text.includes("<")) return text;
    const parsed = new DOMParser().parseFromString(text, "text/html");
    parsed.querySelectorAll("script, style, iframe, object").forEach((one) => one.remove());
    for (const one of parsed.querySelectorAll("*")) {
      for (const name of one.getAttributeNames()) {
        if (name.startsWith("on") || /^\s*javascript:/i.test(one.getAttribute(name))) one.removeAttribute(name);
      }
    }
    return make("div", ...parsed.body.childNodes);
  };

  // What the draft lacks, at the block that it is about; only a preview tells.
  const notes = (anchor) => {
    const told = answer.missing.filter((one) => one.anchor === anchor);
    if (!told.length) return [];
    const aside = make("aside", make("ul", ...told.map((one) => make("li", one.text))));
    aside.className = "missing";
    return [aside];
  };

  document.documentElement.lang = answer.language;
  document.title = answer.title;
  main.append(make("h1", answer.title));
  if (answer.summary) main.append(make("p", answer.summary));
  main.append(...notes(""));
  for (const block of answer.body) {
    const section = make("section", make("h2", names[block.type].name[answer.language] || ""), ...notes(block.anchor), show(block.value, block.type));
    section.id = block.anchor;
    section.dataset.oit = block.anchor;
    main.append(section);
  }
})();
