import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { content } from "../subgraph.js";
import { openNewsroom, publish } from "../testing/newsroom.js";

const app = testSubgraph(content);
const organisation_id = randomUUID();

const poll = {
  title: "Кому верят",
  question: "Каким источникам вы доверяете?",
  unit: "PERCENT",
  bars: [
    { label: "Телевидение", value: 41, series: "2015" },
    { label: "Телевидение", value: 49.5, series: "2018" },
  ],
  source: "Социологи",
  sourceUrl: "https://poll.example/2018",
  measuredOn: "2018-08-30",
  respondents: "жители России от 18 лет",
  respondentCount: 1600,
};
const prices = {
  title: "Цены",
  question: null,
  unit: "ROUBLES",
  bars: [
    { label: "На 50", value: 139_000, series: null },
    { label: "На 250", value: 299_000, series: null },
  ],
  source: "Как сказали продавцы",
  sourceUrl: "javascript:alert(1)",
  measuredOn: null,
  respondents: null,
  respondentCount: null,
};
const shown = ({ source, sourceUrl, ...chart }: typeof poll | typeof prices) => ({
  ...chart,
  source: { name: source, url: sourceUrl?.startsWith("https:") ? sourceUrl : null },
});

const CHARTS = `charts { title question unit bars { label value series } source { name url } measuredOn respondents respondentCount }`;

beforeAll(async () => {
  await openNewsroom(app);
  await publish(app, "site", { id: "site", organisation_id });
  for (const id of ["first", "second", "third"])
    await publish(app, "article", { id, organisation_id, site_id: "site", charts: [poll, prices] });
  await publish(app, "article", { id: "first", locale: "en", organisation_id, charts: [prices] });
  await publish(app, "article", { id: "plain", organisation_id, site_id: "site" });
  await publish(app, "knowledge_article", { id: "page", organisation_id, charts: [prices] });
});

describe("the charts of an article", () => {
  it("come in their order with their bars and source, whose address is never a script", async () => {
    expect(
      await app.anonymous.run(
        `{ article(id: "first") { ${CHARTS} } knowledgeArticle(id: "page") { ${CHARTS} } plain: article(id: "plain") { ${CHARTS} } }`,
      ),
    ).toEqual({
      article: { charts: [shown(poll), shown(prices)] },
      knowledgeArticle: { charts: [shown(prices)] },
      plain: { charts: [] },
    });
  });

  it("are those of the language that is read", async () => {
    expect(
      await app.anonymous.run(
        `{ first: article(id: "first", locale: EN) { charts { title } } second: article(id: "second", locale: EN) { charts { title } } }`,
      ),
    ).toEqual({
      first: { charts: [{ title: "Цены" }] },
      second: { charts: [{ title: "Кому верят" }, { title: "Цены" }] },
    });
  });

  it("cost no statement of their own, however many articles have them", async () => {
    const statements = await app.statementsOf(() =>
      app.anonymous.run(`{ site(id: "site") { articles { nodes { title ${CHARTS} } } } }`),
    );
    expect(statements.filter((sql) => sql.includes("published."))).toHaveLength(2);
  });
});
