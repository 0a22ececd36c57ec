import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { content } from "../subgraph.js";
import { openNewsroom, publish } from "../testing/newsroom.js";

const app = testSubgraph(content);
const organisation_id = randomUUID();
const other_id = randomUUID();
const survey_id = randomUUID();

const issue = (id: string, issued_on: string, more: object = {}) =>
  publish(app, "newspaper_issue", {
    id,
    organisation_id,
    newspaper_id: "herald",
    issued_on,
    title: null,
    ...more,
  });

beforeAll(async () => {
  await openNewsroom(app);
  await publish(app, "newspaper", {
    id: "herald",
    organisation_id,
    title: "Учительский вестник",
    subtitle: "Издаётся с 1998 года",
    about: "О людях и правах",
    logo_url: "/uploads/logo.png",
    logo_alt: "Перо",
    editors: [{ fullName: "Анна Лаптева", responsibility: "Редактор" }],
    email: "herald@union.example",
    social_links: [
      { network: "VK", url: "https://vk.example/herald" },
      { network: "OTHER", url: "javascript:alert(1)" },
    ],
  });
  await publish(app, "newspaper", { id: "herald", organisation_id, locale: "en", title: "Teachers’ Herald" });
  await publish(app, "newspaper", { id: "miner", organisation_id: other_id, title: "Горняк" });
  for (const id of ["pensions", "leave", "games"]) await publish(app, "article", { id, organisation_id });
  await publish(app, "article", { id: "leave", organisation_id, locale: "en", title: "Leave" });
  await issue("n3", "2026-11-20", {
    title: "О пенсиях",
    number: 3,
    through_number: 118,
    editors_word: "Дорогие читатели!",
    survey_id,
    cover_url: "/uploads/cover.jpg",
    pdf: [{ name: "Номер 3.pdf", url: "/uploads/n3.pdf", mediaType: "application/pdf", size: 1_230 }],
    rubrics: [
      { title: "Права", articleIds: ["pensions", "withdrawn", "leave"] },
      { title: "Досуг", articleIds: ["games"] },
    ],
  });
  await issue("n2", "2026-06-01", {
    number: 2,
    pdf: [{ name: "x", url: "javascript:alert(1)", size: 1 }],
    rubrics: [{ title: "Права", articleIds: ["leave"] }],
  });
  await issue("n2", "2026-06-01", { number: 2, locale: "en", title: "On leave" });
  await issue("n1", "2026-06-01", { number: 1 });
  await issue("old", "2024-12-31", { number: 9 });
  await issue("m1", "2026-01-01", { organisation_id: other_id, newspaper_id: "miner" });
});

const Newspapers = (
  ids: string[],
) => `query Newspapers($locale: Locale! = RU, $year: Int, $first: Int! = 20, $after: String) {
  _entities(representations: [${ids.map((id) => `{ __typename: "Organisation", id: "${id}" }`).join(", ")}]) {
    ... on Organisation { newspaper(locale: $locale) { title years
      issues(first: $first, after: $after, year: $year) { nodes { id number title rubrics { title articles { id title } } } totalCount pageInfo { endCursor hasNextPage } } } } } }`;
const newspapersOf = async (ids: string[], wanted: object = {}) =>
  (await app.anonymous.run(Newspapers(ids), wanted))._entities.map(
    ({ newspaper }: { newspaper: unknown }) => newspaper,
  );

describe("a newspaper", () => {
  it("says whose it is, who makes it and where it is found", async () => {
    const Newspaper = `{ newspaper(id: "herald") { id locale availableLocales title subtitle about email phone address
      logo { url alternativeText } editors { fullName responsibility contact } socialLinks { title url } organisation { id } } }`;
    expect(await app.anonymous.run(Newspaper)).toEqual({
      newspaper: {
        id: "herald",
        locale: "RU",
        availableLocales: ["RU", "EN"],
        title: "Учительский вестник",
        subtitle: "Издаётся с 1998 года",
        about: "О людях и правах",
        email: "herald@union.example",
        phone: null,
        address: null,
        logo: { url: "/uploads/logo.png", alternativeText: "Перо" },
        editors: [{ fullName: "Анна Лаптева", responsibility: "Редактор", contact: null }],
        socialLinks: [{ title: "ВКонтакте", url: "https://vk.example/herald" }],
        organisation: { id: organisation_id },
      },
    });
  });

  it("has its numbers newest first, by years, in the language asked for or the other", async () => {
    const [herald, miner, none] = await newspapersOf([organisation_id, other_id, randomUUID()]);
    expect(herald).toMatchObject({
      title: "Учительский вестник",
      years: [2026, 2024],
      issues: { totalCount: 4 },
    });
    const ids = (newspaper: { issues: { nodes: { id: string }[] } }) =>
      newspaper.issues.nodes.map(({ id }) => id);
    expect(ids(herald)).toEqual(["n3", "n2", "n1", "old"]);
    expect(ids(miner)).toEqual(["m1"]);
    expect(none).toBeNull();

    const [english] = await newspapersOf([organisation_id], { locale: "EN", year: 2026 });
    expect(english.title).toBe("Teachers’ Herald");
    expect(english.issues).toMatchObject({
      nodes: [{ id: "n3", title: "О пенсиях" }, { id: "n2", title: "On leave" }, { id: "n1" }],
      totalCount: 3,
    });
  });

  it("asks the database no oftener the more newspapers, numbers, rubrics and articles there are", async () => {
    const statements = await app.statementsOf(() => newspapersOf([organisation_id, other_id]));
    // The newspapers; their years; their numbers; how many; the articles of all.
    expect(statements.filter((sql) => sql.includes("published."))).toHaveLength(5);
  });

  it("is paged by keyset, and takes no other list's cursor", async () => {
    const read = async (after?: string) =>
      (await newspapersOf([organisation_id], { first: 2, after }))[0].issues;
    const first = await read();
    const rest = await read(first.pageInfo.endCursor);
    expect([...first.nodes, ...rest.nodes].map(({ id }: { id: string }) => id)).toEqual([
      "n3",
      "n2",
      "n1",
      "old",
    ]);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    for (const foreign of [
      ["2026-02-30", "n3"],
      ["2026-01-01"],
      [1, "n3"],
      ["2026-01-01", "'"],
      ["2026-01-01", "n", 1],
    ]) {
      const after = Buffer.from(JSON.stringify(foreign)).toString("base64url");
      expect(await app.anonymous.refusal(Newspapers([organisation_id]), { after })).toBe("BAD_USER_INPUT");
    }
  });
});

describe("a number of a newspaper", () => {
  const Issue = `query Issue($id: ID!, $locale: Locale! = RU) { newspaperIssue(id: $id, locale: $locale) {
    number throughNumber issuedOn title editorsWord cover { url } pdf { name url size } survey { id }
    newspaper { title } organisation { id } availableLocales rubrics { title articles { id title locale } } } }`;

  it("is read with its rubrics in order, without what was withdrawn since", async () => {
    expect(await app.anonymous.run(Issue, { id: "n3" })).toEqual({
      newspaperIssue: {
        number: 3,
        throughNumber: 118,
        issuedOn: "2026-11-20",
        title: "О пенсиях",
        editorsWord: "Дорогие читатели!",
        cover: { url: "/uploads/cover.jpg" },
        pdf: { name: "Номер 3.pdf", url: "/uploads/n3.pdf", size: 1_230 },
        survey: { id: survey_id },
        newspaper: { title: "Учительский вестник" },
        organisation: { id: organisation_id },
        availableLocales: ["RU"],
        rubrics: [
          {
            title: "Права",
            articles: [
              { id: "pensions", title: "pensions", locale: "RU" },
              { id: "leave", title: "leave", locale: "RU" },
            ],
          },
          { title: "Досуг", articles: [{ id: "games", title: "games", locale: "RU" }] },
        ],
      },
    });
    const { newspaperIssue: english } = await app.anonymous.run(Issue, { id: "n3", locale: "EN" });
    expect(english.rubrics[0].articles[1]).toEqual({ id: "leave", title: "Leave", locale: "EN" });
    expect(english.newspaper.title).toBe("Teachers’ Herald");
  });

  it("leads to no script, and is null for an id that is none", async () => {
    expect((await app.anonymous.run(Issue, { id: "n2" })).newspaperIssue.pdf).toBeNull();
    for (const id of ["none", "\0", "'; drop table x"])
      expect(await app.anonymous.run(Issue, { id })).toEqual({ newspaperIssue: null });
  });

  it("is told by the articles that stood in it first", async () => {
    const Where = `query Where($representations: [_Any!]!) { _entities(representations: $representations) {
      ... on Article { newspaperIssue { id } } } }`;
    const representations = ["leave", "pensions", "games"].map((id) => ({ __typename: "Article", id }));
    const where = async () =>
      (await app.anonymous.run(Where, { representations }))._entities.map(
        ({ newspaperIssue }: { newspaperIssue: { id: string } | null }) => newspaperIssue?.id ?? null,
      );
    expect(await where()).toEqual(["n2", "n3", "n3"]);
    await publish(app, "article", { id: "alone", organisation_id });
    representations.push({ __typename: "Article", id: "alone" });
    expect((await where()).at(-1)).toBeNull();
    // The articles; in which numbers they stand; those numbers.
    expect((await app.statementsOf(where)).filter((sql) => sql.includes("published."))).toHaveLength(3);
  });
});
