// Written from docs/how-to/build-a-front-end.md alone: plain fetch, no library.
const base = process.argv[2];

const ask = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response;
};
const json = async (address) => (await ask(address)).json();

// The way in says where everything is.
const { links } = await json(base);

// The tree of the newest year, as a menu.
const { years } = await json(links.years);
const tree = await json(years[0].api_url);
const menu = tree.pillars.flatMap((pillar) =>
  pillar.sections.map((section) => ({
    title: section.title.th,
    entries: section.topics.flatMap((topic) =>
      topic.indicators.map((one) => ({ code: one.code, title: one.title.th, status: one.status, api: one.api_url })),
    ),
  })),
);

// One indicator, with all that its blocks refer to.
const entry = menu.flatMap((section) => section.entries).find((one) => one.status === "published");
const indicator = await json(entry.api);
const anchors = indicator.body.map((block) => block.anchor);
const files = indicator.body.flatMap((block) => block.value.documents ?? []);
const download = files.length ? await ask(new URL(files[0].url, base)) : null;

// A table to take home.
const tables = await json(`${links.tables}?year=${tree.year}`);
const csv = await (await ask(tables.results[0].csv_url)).text();

// A search for a word inside a Thai sentence.
const found = await json(`${links.disclosures}?${new URLSearchParams({ search: process.argv[3] })}`);

// Asking again costs nothing when nothing has changed.
const first = await ask(entry.api);
const again = await fetch(entry.api, { headers: { "If-None-Match": first.headers.get("ETag") } });

// A slip of the pen is refused, and named.
const refused = await fetch(`${links.disclosures}?yeer=2564`);
const problem = await refused.json();

console.log(JSON.stringify({
  year: tree.year,
  sections: menu.length,
  indicators: menu.flatMap((section) => section.entries).length,
  indicator: { code: indicator.code, types: indicator.body.map((block) => block.type), anchors },
  download: download?.status ?? null,
  csv: csv.split("\r\n").length,
  found: found.results.map((one) => one.code),
  unchanged: again.status,
  problem: { code: problem.code, names: problem.parameters.map((one) => one.name) },
}));
