import { createHash } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { makeUnion } from "./make-union.ts";

const union = makeUnion();
const organisations = new Map(union.organisations.map((organisation) => [organisation.id, organisation]));
const members = new Map(union.members.map((member) => [member.id, member]));

describe("the demo union", () => {
  it("is the same every time", () => {
    expect(hashOf(makeUnion())).toBe(hashOf(union));
  });

  it("has the size and the shape it promises", () => {
    const levels = union.organisations.map(({ level }) => level);
    const onRegister = union.members.filter(({ movements }) => movements.at(-1)?.kind !== "REMOVED");

    expect(
      ["NATIONAL", "REGIONAL", "TERRITORIAL", "PRIMARY"].map(
        (level) => levels.filter((l) => l === level).length,
      ),
    ).toEqual([1, 1, 6, 25]);
    expect(onRegister.length).toBe(626);
    expect(union.articles.length + union.blogPosts.length).toBeGreaterThanOrEqual(40);
    expect(union.knowledgeArticles.length).toBeGreaterThanOrEqual(60);
    expect(union.articles.filter(({ title }) => title.en).length).toBeGreaterThanOrEqual(
      union.articles.length / 3,
    );
  });

  it("puts every organisation under its parent, with a number of the ИНПО's form", () => {
    for (const { node, parentId, path, number, code } of union.organisations) {
      const parent = parentId === null ? undefined : organisations.get(parentId);
      expect(path).toBe(parent ? `${parent.path}.${node}` : "1");
      expect(number).toMatch(/^\d{2}-\d{2}-\d{4}-\d{5}$/);
      expect(number.endsWith(`-${String(code).padStart(5, "0")}`)).toBe(true);
    }
  });

  it("gives nobody somebody else's id, card, telephone or e-mail", () => {
    const everything = [
      ...union.organisations,
      ...union.members,
      ...union.accounts,
      ...union.comments,
      ...union.blogPosts,
    ];
    const grantsAndMovements = [
      ...union.accounts.flatMap(({ grants }) => grants),
      ...union.members.flatMap(({ movements }) => movements),
    ];
    expectUnique([...everything, ...grantsAndMovements].map(({ id }) => id));
    expectUnique(union.members.map(({ card }) => card.number));
    expectUnique(union.members.flatMap(({ phone }) => phone ?? []));
    expectUnique(union.members.flatMap(({ email }) => email ?? []));
    expectUnique(union.accounts.map(({ email }) => email));
    expectUnique(union.articles.map(({ key }) => key));
    expectUnique(union.knowledgeArticles.map(({ key }) => key));
    for (const { card } of union.members) expect(card.number).toMatch(/^96438090\d{8}$/);
  });

  it("names people in agreement with their sex", () => {
    for (const { name, sex } of union.members) {
      if (sex === null) continue;
      expect(name.patronymic).toMatch(sex === "FEMALE" ? /на$/ : /ич$/);
      expect(name.last).not.toMatch(sex === "FEMALE" ? /(ов|ев|ёв|ин|ский)$/ : /(ова|ева|ёва|ина|ская)$/);
    }
  });

  it("leaves as much empty as the union's own report", () => {
    const empty = (field: "occupation" | "duesForm" | "consentedOn" | "bornOn" | "sex") =>
      union.members.filter((member) => member[field] === null).length;

    expect([
      empty("occupation"),
      empty("duesForm"),
      empty("consentedOn"),
      empty("bornOn"),
      empty("sex"),
    ]).toEqual(
      [0.0858, 0.1055, 0.1547, 0.01465, 0.00085].map((share) => Math.round(union.members.length * share)),
    );
  });

  it("tells each member's movements in order", () => {
    for (const { movements, organisationId, joinedOn } of union.members) {
      const days = movements.map(({ on }) => on);
      expect(days).toEqual(days.toSorted());
      expect(movements[0]).toMatchObject({ kind: "REGISTERED", on: joinedOn });
      expect(movements.at(-1)?.organisationId).toBe(organisationId);
    }
    const kinds = union.members.flatMap(({ movements }) => movements.map(({ kind }) => kind));
    expect(new Set(kinds)).toEqual(new Set(["REGISTERED", "REMOVED", "TRANSFERRED"]));
  });

  it("elects chairs from their own members, and leaves some primaries without", () => {
    const primaries = union.organisations.filter(({ level }) => level === "PRIMARY");
    expect(primaries.filter(({ chair }) => chair === null).length).toBe(2);
    for (const { id, chair } of primaries) {
      if (chair) expect(members.get(chair.memberId ?? "")?.organisationId).toBe(id);
    }
  });

  it("gives organisations what they have and do, by their own members", () => {
    expect(union.affairs.map(({ organisationId }) => organisationId)).toEqual(
      union.organisations.map(({ id }) => id),
    );
    for (const { organisationId, bodies, officers, units, meetings, employer } of union.affairs) {
      const organisation = organisations.get(organisationId);
      const places = [...bodies.flatMap(({ seats }) => seats), ...officers];
      for (const { memberId } of places) {
        if (memberId === null) continue;
        const home = organisations.get(members.get(memberId)?.organisationId ?? "");
        expect(home?.path.startsWith(organisation?.path ?? "?")).toBe(true);
      }
      const registered = units.flatMap(({ memberIds }) => memberIds);
      expect(new Set(registered).size).toBe(registered.length);
      if (organisation?.hasCommittee !== true)
        expect(bodies.map(({ kind }) => kind)).not.toContain("COMMITTEE");
      for (const { agenda, present, entitled } of meetings) {
        expect(present).toBeLessThanOrEqual(entitled);
        for (const { votes } of agenda) expect(votes.reduce((sum, vote) => sum + vote, 0)).toBe(present);
      }
      if (employer?.taxId) expect(employer.taxId).toMatch(/^\d{10}$/);
    }
    const employers = union.affairs.flatMap(({ employer }) => employer ?? []);
    expect(new Set(employers.map((employer) => JSON.stringify(employer))).size).toBe(
      new Set(employers.map(({ id }) => id)).size,
    );
    expect(employers.length).toBe(25 - Math.round((25 * 4_234) / 72_127));
  });

  it("has a newspaper whose numbers are made up of its organisation's articles, each printed once", () => {
    const [newspaper] = union.newspapers;
    const own = union.articles.filter(({ organisationId }) => organisationId === newspaper?.organisationId);
    const printed =
      newspaper?.issues.flatMap(({ rubrics }) => rubrics.flatMap((one) => one.articleKeys)) ?? [];
    expect(newspaper?.issues.length).toBeGreaterThanOrEqual(3);
    expect(own.map(({ key }) => key)).toEqual(expect.arrayContaining(printed));
    expectUnique(printed);
  });

  it("has at most seven sections on a site, and a place for every article", () => {
    for (const site of union.sites) {
      expect(site.sections.length).toBeLessThanOrEqual(7);
      // An English section or article needs an English site to stand on.
      expect(site.title.en).toBeDefined();
    }
    for (const article of union.articles) {
      const site = union.sites.find(({ key }) => key === article.siteKey);
      expect(site?.sections.map(({ key }) => key)).toContain(article.sectionKey);
      expect(site?.organisationId).toBe(article.organisationId);
      expect(members.has(article.authorMemberId)).toBe(true);
      expect(article.body.ru).toMatch(/^(<(p|ul)>.*<\/(p|ul)>\n?)+$/s);
    }
  });

  it("lets each comment answer an earlier one under the same text", () => {
    const written = new Map(union.comments.map((comment) => [comment.id, comment]));
    const texts = new Set([...union.articles.map(({ key }) => key), ...union.blogPosts.map(({ id }) => id)]);
    for (const comment of union.comments) {
      expect(texts.has(comment.subjectKey ?? comment.blogPostId ?? "")).toBe(true);
      if (comment.replyToId === null) continue;
      const asked = written.get(comment.replyToId);
      expect(asked).toMatchObject({
        subjectKey: comment.subjectKey,
        blogPostId: comment.blogPostId,
        replyToId: null,
      });
      expect((asked?.writtenAt ?? "") < comment.writtenAt).toBe(true);
    }
  });

  it("has the papers of those who hold a card, and of as many shoppers as the report has", () => {
    const agreed = (purpose: string) =>
      new Set(union.consents.flatMap((consent) => (consent.purpose === purpose ? consent.memberId : [])));
    const [insured, shoppers] = [agreed("INSURANCE"), agreed("BONUS_PROGRAMME")];
    const holders = union.members.filter(
      ({ card, movements }) => card.issuedOn !== null && movements.at(-1)?.kind !== "REMOVED",
    );

    expect(insured).toEqual(new Set(holders.map(({ id }) => id)));
    expect(shoppers.size).toBe(73);
    for (const id of shoppers) expect(["ISSUED", "VIRTUAL"]).toContain(members.get(id)?.card.status);
    const newcomer = union.accounts.find(({ demo }) => demo === "member")?.memberId ?? "";
    expect([insured.has(newcomer), shoppers.has(newcomer)]).toEqual([true, true]);
    const led = union.organisations.flatMap(({ chair }) => chair?.memberId ?? []);
    expect(led).toEqual(expect.arrayContaining([...agreed("NOTIFICATIONS")]));
    expect(agreed("NOTIFICATIONS").size / new Set(led).size).toBeCloseTo(0.292, 1);
    expectUnique(union.consents.map(({ id }) => id));
  });

  it("has every login of the screen", () => {
    const demos = union.accounts.flatMap(({ demo }) => demo ?? []);
    expect(demos).toEqual([
      "member",
      "chair",
      "territorialChair",
      "editor",
      "staff",
      "operator",
      "insuranceHandler",
      "administrator",
      "shop",
    ]);
  });
});

function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}

function expectUnique(values: readonly string[]): void {
  expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([]);
}
