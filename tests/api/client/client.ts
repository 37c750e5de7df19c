// A client of the kind a front end would write, over the types generated from the schema.
import type { components, operations } from "./schema";

type Block = components["schemas"]["Block"];
type YearTree = components["schemas"]["YearTree"];
type Indicator = components["schemas"]["Indicator"];
type Problem = components["schemas"]["Problem"];
type DisclosureQuery = NonNullable<operations["listDisclosures"]["parameters"]["query"]>;

export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

async function ask<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new ApiProblem((await response.json()) as Problem);
  return (await response.json()) as T;
}

export const readYear = (base: string, year: number) => ask<YearTree>(`${base}/years/${year}/`);

export const readIndicator = (base: string, year: number, key: string) =>
  ask<Indicator>(`${base}/years/${year}/indicators/${key}/`);

export const listDisclosures = (base: string, query: DisclosureQuery) => {
  const given = Object.entries(query).map(([name, value]) => [name, String(value)]);
  return ask<components["schemas"]["DisclosureList"]>(
    `${base}/disclosures/?${new URLSearchParams(given)}`,
  );
};

// The type of a block decides the form of its value: no cast is needed.
export function headline(block: Block): string {
  switch (block.type) {
    case "rich_text":
      return block.value.replace(/<[^>]+>/g, "");
    case "announcement":
      return `${block.value.subject} ${block.value.date?.text_th ?? ""}`;
    case "measure_table":
      return block.value.rows.map((row) => `${row.measure}: ${row.methods.join(", ")}`).join("\n");
    case "order":
      return block.value.appointees.map((one) => `${one.name} (${one.role})`).join("\n");
    case "documents":
      return block.value.items.flatMap((one) => one.files.map((file) => file.url)).join(" ");
    case "table_complaint_statistics":
      return `${block.value.caption} ${block.value.columns.map((one) => one.th).join(" | ")}`;
    default:
      return block.anchor;
  }
}

export function published(tree: YearTree): string[] {
  return tree.pillars.flatMap((pillar) =>
    pillar.sections.flatMap((section) =>
      section.topics.flatMap((topic) =>
        topic.indicators.filter((one) => one.status === "published").map((one) => one.code),
      ),
    ),
  );
}

// A citizen must see what nobody has confirmed yet.
export function unconfirmed(tree: YearTree, indicator: Indicator): string[] {
  const ofList = tree.pillars.flatMap((pillar) =>
    pillar.sections.filter((section) => section.provisional).map((section) => section.code),
  );
  const ofItem = indicator.requirements.filter((one) => one.provisional).map((one) => one.text.th);
  return [...ofList, ...(indicator.provisional ? [indicator.code] : []), ...ofItem];
}

// What the schema does not have must not compile.
export const wrong = (block: Block) => {
  // @ts-expect-error a block has no such type
  return block.type === "no_such_block";
};
