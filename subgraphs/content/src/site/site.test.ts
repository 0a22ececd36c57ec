import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { content } from "../subgraph.js";
import { openNewsroom, openRegistry, publish } from "../testing/newsroom.js";
import { servantOf } from "../testing/people.js";

const app = testSubgraph(content);
const documentId = () => randomUUID().replaceAll("-", "").slice(0, 24);
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

const union = { id: randomUUID(), path: "1" };
const region = { id: randomUUID(), path: "1.2" };
const city = { id: randomUUID(), path: "1.2.5" };
const school = { id: randomUUID(), path: "1.2.5.7" };
const lyceum = { id: randomUUID(), path: "1.2.5.8" };
const closed = { id: randomUUID(), path: "1.2.5.9" };
const elsewhere = { id: randomUUID(), path: "1.20" };
const organisations = { union, region, city, school, lyceum, closed, elsewhere };

type Name = keyof typeof organisations;

async function siteOf(name: Name, more: Record<string, unknown> = {}, locales = ["ru"]): Promise<void> {
  const { id, path } = organisations[name];
  const site = { id: documentId(), organisation_id: id, organisation_path: path, title: name, ...more };
  for (const locale of locales) await publish(app, "site", { ...site, locale });
}

async function newsOf(name: Name, days: number): Promise<void> {
  const at = { published_at: daysAgo(days) };
  await publish(app, "article", { id: documentId(), organisation_id: organisations[name].id, ...at });
}

beforeAll(async () => {
  await openNewsroom(app);
  await openRegistry(app, Object.values(organisations));
  await app.sql("update published.organisation set closed_on = current_date where id = $1", [closed.id]);
  await siteOf("union", { union_symbol_url: "/union.png", local_symbol_url: "/root.png" });
  await siteOf("region", { region_symbol_url: "/region.png" }, ["ru", "en"]);
  await siteOf("city", { union_symbol_url: "/city-union.png" });
  await siteOf("school", { local_symbol_url: "/school.png" });
  await siteOf("closed");
  await siteOf("elsewhere", { region_symbol_url: "/elsewhere.png" });
  await newsOf("region", 90);
  await newsOf("region", 31);
  await newsOf("city", 29);
  await newsOf("school", 200);
});

const AtOrganisation = (selection: string, page = "") => `query Q($id: ID!${page}) {
  _entities(representations: [{ __typename: "Organisation", id: $id }]) { ... on Organisation { ${selection} } } }`;

async function headOf(name: Name) {
  const { _entities } = await app.anonymous.run(
    AtOrganisation("site { logo { url } symbols { union { url } region { url } local { url } } }"),
    { id: organisations[name].id },
  );
  return _entities[0].site;
}

describe("the symbols of a site", () => {
  const at = (url: string) => ({ url });

  it("come from the nearest site above where its editors have set none", async () => {
    expect(await headOf("school")).toEqual({
      logo: at("/school.png"),
      symbols: { union: at("/city-union.png"), region: at("/region.png"), local: at("/school.png") },
    });
    expect(await headOf("region")).toEqual({
      logo: at("/region.png"),
      symbols: { union: at("/union.png"), region: at("/region.png"), local: null },
    });
  });

  it("come from no site beside or below", async () => {
    expect(await headOf("elsewhere")).toEqual({
      logo: at("/elsewhere.png"),
      symbols: { union: at("/union.png"), region: at("/elsewhere.png"), local: null },
    });
    expect((await headOf("union")).symbols).toEqual({
      union: at("/union.png"),
      region: null,
      local: at("/root.png"),
    });
  });
});

describe("a feed", () => {
  it("is actual for thirty days after its newest article", async () => {
    const query = AtOrganisation("site { isActual lastNewsAt }");
    const feeds = await Promise.all(
      (["union", "region", "city"] as const).map(async (name) => {
        const { _entities } = await app.anonymous.run(query, { id: organisations[name].id });
        const { isActual, lastNewsAt } = _entities[0].site;
        return [isActual, lastNewsAt && Math.round((Date.now() - Date.parse(lastNewsAt)) / 86_400_000)];
      }),
    );
    expect(feeds).toEqual([
      [false, null],
      [false, 31],
      [true, 29],
    ]);
  });

  const Quiet = AtOrganisation(
    "quietSites(first: 2, after: $after) { totalCount nodes { title } pageInfo { hasNextPage endCursor } }",
    ", $after: String",
  );
  const quietOf = async (name: Name, actor = app.anonymous, after: string | null = null) =>
    (await actor.run(Quiet, { id: organisations[name].id, after }))._entities[0].quietSites;

  it("that is not is shown to who sees the figures there, the quietest first, each site once", async () => {
    const staff = servantOf(app, union, Role.STAFF);
    const first = await quietOf("union", staff);
    expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    const next = await quietOf("union", staff, first.pageInfo.endCursor);
    expect(next.pageInfo.hasNextPage).toBe(false);
    const titles = [...first.nodes, ...next.nodes].map(({ title }: { title: string }) => title);
    expect(new Set(titles.slice(0, 2))).toEqual(new Set(["union", "elsewhere"]));
    expect(titles.slice(2)).toEqual(["school", "region"]);
    expect(await quietOf("city", staff)).toMatchObject({ totalCount: 1, nodes: [{ title: "school" }] });
  });

  it("is nobody else's affair", async () => {
    expect(await quietOf("region")).toBeNull();
    expect(await quietOf("region", servantOf(app, city, Role.STAFF))).toBeNull();
    expect(await quietOf("region", servantOf(app, region, Role.PARTNER))).toBeNull();
  });
});
