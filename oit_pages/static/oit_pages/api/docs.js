// Shows an OpenAPI schema as a page to read and try. No library, nothing from elsewhere.
(() => {
  const main = document.getElementById("docs");

  const make = (tag, attributes = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), attributes);
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };

  const nameOf = (reference) => reference.split("/").pop();

  // A form in a few words, with links to the forms it is made of.
  const form = (schema) => {
    if (!schema) return make("span", {}, "–");
    if (schema.$ref) {
      const name = nameOf(schema.$ref);
      return make("a", { href: `#form-${name}` }, name);
    }
    const either = schema.oneOf || schema.anyOf || schema.allOf;
    if (either) {
      const parts = either.flatMap((one, at) => (at ? [" or ", form(one)] : [form(one)]));
      return make("span", {}, ...parts);
    }
    if (schema.type === "array") return make("span", {}, "list of ", form(schema.items));
    if (schema.const !== undefined) return make("code", {}, JSON.stringify(schema.const));
    if (schema.enum) return make("span", {}, schema.enum.map(String).join(" · "));
    const type = [].concat(schema.type || "any").join(" or ");
    return make("span", {}, schema.format ? `${type} (${schema.format})` : type);
  };

  const table = (headings, rows) =>
    make("table", {},
      make("thead", {}, make("tr", {}, ...headings.map((one) => make("th", {}, one)))),
      make("tbody", {}, ...rows.map((row) => make("tr", {}, ...row.map((cell) => make("td", {}, cell))))));

  const answers = (operation) =>
    table(["Status", "Form", ""], Object.entries(operation.responses).map(([status, answer]) => {
      const [[media, content] = ["", {}]] = Object.entries(answer.content || {});
      return [make("code", {}, status), make("span", {}, media, " ", media ? form(content.schema) : ""), answer.description || ""];
    }));

  const attempt = (base, path, parameters) => {
    const inputs = {};
    const rows = parameters.map((parameter) => {
      inputs[parameter.name] = make("input", { ariaLabel: parameter.name });
      return [make("code", {}, parameter.name + (parameter.required ? " *" : "")), form(parameter.schema), parameter.description || "", inputs[parameter.name]];
    });
    const shown = make("pre", { hidden: true });
    const button = make("button", { type: "button" }, "Ask");
    button.addEventListener("click", async () => {
      const query = new URLSearchParams();
      let address = path;
      for (const parameter of parameters) {
        const value = inputs[parameter.name].value;
        if (parameter.in === "path") address = address.replace(`{${parameter.name}}`, encodeURIComponent(value));
        else if (value) query.set(parameter.name, value);
      }
      const url = base + address + (query.size ? `?${query}` : "");
      shown.hidden = false;
      shown.textContent = `GET ${url} …`;
      const response = await fetch(url);
      const type = response.headers.get("Content-Type") || "";
      const text = type.includes("json") ? JSON.stringify(await response.json(), null, 2)
        : type.startsWith("text/") || type.includes("xml") ? await response.text() : "(a file)";
      shown.textContent = `GET ${url}\n${response.status} ${type}\n\n${text.slice(0, 20000)}`;
    });
    return make("div", {}, rows.length ? table(["Parameter", "Form", "", ""], rows) : null, button, shown);
  };

  // What changes something is described, and tried by whoever writes a program for it.
  const sent = (one) => {
    const [[media, content] = ["", {}]] = Object.entries(one.requestBody?.content || {});
    return media ? make("p", {}, "Send ", media, " ", form(content.schema)) : null;
  };

  const operation = (base, method, path, one) =>
    make("details", { id: one.operationId },
      make("summary", {}, make("span", { className: "method" }, method.toUpperCase()), make("code", {}, path), make("span", { className: "what" }, one.summary || "")),
      make("p", {}, one.description || ""),
      method === "get" ? attempt(base, path, one.parameters || []) : sent(one),
      answers(one));

  const component = (name, schema) =>
    make("details", { id: `form-${name}` },
      make("summary", {}, make("code", {}, name)),
      make("p", {}, schema.description || ""),
      schema.properties
        ? table(["Name", "Form", ""], Object.entries(schema.properties).map(([key, value]) =>
            [make("code", {}, key + ((schema.required || []).includes(key) ? " *" : "")), form(value), value.description || ""]))
        : form(schema));

  const loading = main.querySelector(".loading");
  const show = (schema) => {
    loading.remove();
    const base = schema.servers[0].url;
    for (const paragraph of schema.info.description.split("\n\n")) {
      const items = paragraph.split(/\n?\* /).filter(Boolean);
      main.append(paragraph.startsWith("* ")
        ? make("ul", {}, ...items.map((item) => make("li", {}, item.replaceAll("`", ""))))
        : make("p", {}, paragraph));
    }
    main.append(make("p", {}, "Schema: ", make("a", { href: main.dataset.schema }, main.dataset.schema)));
    const byTag = {};
    for (const [path, methods] of Object.entries(schema.paths)) {
      for (const [method, one] of Object.entries(methods)) {
        if (one.operationId) (byTag[one.tags[0]] ||= []).push([method, path, one]);
      }
    }
    for (const [tag, list] of Object.entries(byTag)) {
      main.append(make("h2", {}, tag), ...list.map(([method, path, one]) => operation(base, method, path, one)));
    }
    main.append(make("h2", {}, "Forms"), ...Object.entries(schema.components.schemas).map(([name, one]) => component(name, one)));
    const wanted = location.hash && document.getElementById(location.hash.slice(1));
    if (wanted) { wanted.open = true; wanted.scrollIntoView(); }
  };

  const open = () => {
    const wanted = document.getElementById(location.hash.slice(1));
    if (wanted) wanted.open = true;
  };
  addEventListener("hashchange", open);

  fetch(main.dataset.schema)
    .then((response) => response.json())
    .then(show)
    .catch((error) => {
      loading.textContent = `The schema could not be read: ${error.message}`;
      main.prepend(loading);
    });
})();
