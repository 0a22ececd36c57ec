import { describe, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import { buildSchema, isObjectType } from "graphql";
import { readFileSync } from "node:fs";
import { analytics } from "../subgraph.js";

const app = testSubgraph(analytics);

/** The whole schema: a line may be answered by any subgraph. */
const schema = buildSchema(readFileSync(new URL("../../../../schema/api.graphql", import.meta.url), "utf8"));

interface Section {
  title: string;
  entries: { field: string; kind: string | null }[];
}

describe("the menu of the section of reports", () => {
  it("has its four parts, and each line is answered by a field that there is", async () => {
    const { reportMenu } = (await app.anonymous.run(
      "{ reportMenu { title entries { title field kind } } }",
    )) as { reportMenu: Section[] };
    expect(reportMenu.map(({ title }) => title)).toEqual(["Главное", "НСИ", "Мероприятия", "Отчёты"]);
    const missing = reportMenu
      .flatMap(({ entries }) => entries.map(({ field }) => field))
      .filter((field) => {
        const [name = "", of = ""] = field.split(".");
        const type = schema.getType(name);
        return !isObjectType(type) || !type.getFields()[of];
      });
    expect(missing).toEqual([]);
    const { namedReports } = await app.anonymous.run("{ namedReports { kind } }");
    expect(reportMenu.at(-1)?.entries.flatMap(({ kind }) => kind ?? [])).toEqual(
      namedReports.map(({ kind }: { kind: string }) => kind),
    );
  });
});
