import { beforeAll, describe, expect, it } from "@jest/globals";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { daysAfter } from "@angel/kit/days";
import { today } from "@angel/kit/values";
import { randomUUID } from "node:crypto";
import { loyalty } from "../subgraph.js";
import { openWorld, World } from "../testing/world.js";

const app = testSubgraph(loyalty);
beforeAll(() => openWorld(app));

const Register = `mutation Register($input: RegisterPartnerInput!) { registerPartner(input: $input) { __typename
  ... on RegisterPartnerPayload { partner { id name category siteUrl contractNumber contractFrom contractUntil
    organisation { id } terms { returnPercent } } }
  ... on ContractNumberTaken { partner { id } } ... on InvalidInput { fields { path } } } }`;
const Change = `mutation Change($input: ChangePartnerInput!) { changePartner(input: $input) { __typename
  ... on ChangePartnerPayload { partner { name contractUntil } } ... on InvalidInput { fields { path } } } }`;
const Agree = `mutation Agree($input: AgreeTermsInput!) { agreeTerms(input: $input) { __typename
  ... on AgreeTermsPayload { partner { allTerms { heldFrom returnPercent excludedGoods holdDays mostOfPurchase { kopecks } mostOfMonth { kopecks } } } }
  ... on InvalidInput { fields { path } } } }`;
const Issue = `mutation Issue($input: IssuePartnerKeyInput!) { issuePartnerKey(input: $input) { __typename } }`;
const Partners = `query Partners($search: String, $category: PartnerCategory, $after: String, $first: Int! = 20) {
  partners(search: $search, category: $category, after: $after, first: $first) { totalCount nodes { name } pageInfo { hasNextPage endCursor } } }`;

const shop = (change: object = {}) => ({
  name: "Ёлочка",
  category: "HOME",
  siteUrl: "https://elochka.example",
  contractNumber: randomUUID(),
  contractFrom: "2026-01-01",
  ...change,
});

describe("who keeps a partner", () => {
  it("are those above its organisation now, wherever it was when the contract was concluded", async () => {
    const [before, after] = [await World.found(app), await World.found(app)];
    const partnerId = await before.partner();
    const { school } = before;
    await app.sql("update loyalty.partners set organisation_id = $2, organisation_path = $3 where id = $1", [
      partnerId,
      school.id,
      school.path,
    ]);
    const input = { partnerId, label: "касса" };
    const issues = async (keeper: Actor) =>
      (await keeper.run(Issue, { input })).issuePartnerKey.__typename as string;
    expect([await issues(before.keeper), await issues(after.keeper)]).toEqual([
      "IssuePartnerKeyPayload",
      "PartnerNotFound",
    ]);

    await app.sql("update published.organisation set path = $2 where id = $1", [
      school.id,
      `${after.region.path}.70`,
    ]);
    await app.sql("insert into events.outbox (name, payload) values ('organisationChanged', $1)", [
      { id: school.id },
    ]);

    await app.eventually(
      () => issues(after.keeper),
      (answer) => answer === "IssuePartnerKeyPayload",
    );
    expect(await issues(before.keeper)).toBe("PartnerNotFound");
  });
});

describe("registering a partner", () => {
  it("writes down the contract of an organisation", async () => {
    const { keeper, region } = await World.found(app);
    const partner = shop();

    const answer = await keeper.run(Register, { input: { organisationId: region.id, partner } });

    expect(answer).toEqual({
      registerPartner: {
        __typename: "RegisterPartnerPayload",
        partner: {
          ...partner,
          id: expect.any(String),
          contractUntil: null,
          organisation: { id: region.id },
          terms: null,
        },
      },
    });
  });

  it("knows a contract by its number", async () => {
    const { keeper, region } = await World.found(app);
    const input = { organisationId: region.id, partner: shop() };
    const first = await keeper.run(Register, { input });

    expect(await keeper.run(Register, { input })).toEqual({
      registerPartner: {
        __typename: "ContractNumberTaken",
        partner: { id: first.registerPartner.partner.id },
      },
    });
  });

  it("is for those who keep the organisation's partners", async () => {
    const { region, school, servant } = await World.found(app).then((world) => ({
      region: world.region,
      school: world.school,
      servant: world.servant(world.school),
    }));
    const partner = shop();

    const elsewhere = await servant.run(Register, { input: { organisationId: region.id, partner } });
    const own = await servant.run(Register, { input: { organisationId: school.id, partner } });

    expect([elsewhere.registerPartner, own.registerPartner.__typename]).toEqual([
      { __typename: "InvalidInput", fields: [{ path: "organisationId" }] },
      "RegisterPartnerPayload",
    ]);
    expect(await app.anonymous.refusal(Register, { input: { organisationId: region.id, partner } })).toBe(
      "UNAUTHENTICATED",
    );
  });

  it("names each field that is wrong", async () => {
    const { keeper, region } = await World.found(app);
    const partner = shop({ name: " ", siteUrl: "http://x", contractUntil: "2025-01-01" });

    expect(await keeper.run(Register, { input: { organisationId: region.id, partner } })).toEqual({
      registerPartner: {
        __typename: "InvalidInput",
        fields: [{ path: "partner.name" }, { path: "partner.siteUrl" }, { path: "partner.contractUntil" }],
      },
    });
  });
});

describe("changing a partner", () => {
  it("ends its part with the contract", async () => {
    const world = await World.found(app);
    const partnerId = await world.partner({ name: "Уходящая" });
    const search = { search: "уходящая" };
    const before = await app.anonymous.run(Partners, search);

    const answer = await world.keeper.run(Change, {
      input: {
        partnerId,
        partner: shop({ name: "Уходящая", contractFrom: "2020-01-01", contractUntil: "2021-01-01" }),
      },
    });

    expect(answer.changePartner.partner).toEqual({ name: "Уходящая", contractUntil: "2021-01-01" });
    expect([
      before.partners.totalCount,
      (await app.anonymous.run(Partners, search)).partners.totalCount,
    ]).toEqual([1, 0]);
  });

  it("is not for strangers", async () => {
    const world = await World.found(app);
    const partnerId = await world.partner();
    const other = (await World.found(app)).keeper;

    expect(await other.run(Change, { input: { partnerId, partner: shop() } })).toEqual({
      changePartner: { __typename: "PartnerNotFound" },
    });
  });
});

describe("agreeing terms", () => {
  it("adds terms from a day on and leaves those before", async () => {
    const world = await World.found(app);
    const partnerId = await world.partner();
    const input = {
      partnerId,
      heldFrom: daysAfter(today(), 1),
      returnPercent: 3.5,
      excludedGoods: ["Delivery "],
      mostOfPurchaseKopecks: 500_000,
    };

    const answer = await world.keeper.run(Agree, { input });

    const plain = { excludedGoods: [], holdDays: 14, mostOfPurchase: null, mostOfMonth: null };
    expect(answer.agreeTerms.partner.allTerms).toEqual([
      {
        ...plain,
        heldFrom: daysAfter(today(), 1),
        returnPercent: 3.5,
        excludedGoods: ["delivery"],
        mostOfPurchase: { kopecks: 500_000 },
      },
      { ...plain, heldFrom: "2020-01-01", returnPercent: 5 },
    ]);
    expect((await world.keeper.run(Agree, { input })).agreeTerms).toEqual({
      __typename: "InvalidInput",
      fields: [{ path: "heldFrom" }],
    });
  });

  it("leaves those of today as they are, by whom members have gone to the shop already", async () => {
    const world = await World.found(app);
    const given = { heldFrom: today(), returnPercent: 3.5 };
    const agree = async (partnerId: string) =>
      (await world.keeper.run(Agree, { input: { partnerId, ...given } })).agreeTerms;

    expect(await agree(await world.partner())).toEqual({
      __typename: "InvalidInput",
      fields: [{ path: "heldFrom" }],
    });
    expect((await agree(await world.partner({}, null))).__typename).toBe("AgreeTermsPayload");
  });

  it("does not reach into the past, nor beyond the whole price", async () => {
    const world = await World.found(app);
    const partnerId = await world.partner();

    const answer = await world.keeper.run(Agree, {
      input: {
        partnerId,
        heldFrom: "2020-02-02",
        returnPercent: 100.5,
        holdDays: 181,
        mostOfMonthKopecks: 0,
      },
    });

    expect(answer.agreeTerms.fields.map(({ path }: { path: string }) => path)).toEqual([
      "heldFrom",
      "returnPercent",
      "holdDays",
      "mostOfMonthKopecks",
    ]);
  });
});

describe("the list of partners", () => {
  it("is narrowed to those that return a part of what is bought on their sites", async () => {
    const world = await World.found(app);
    const id = await world.partner({ name: "Возвращающая" });
    await world.partner({ name: "Возвращающая без сайта", site_url: null });
    await world.partner({ name: "Возвращающая скидками" }, null);
    const { partners } = await app.anonymous.run(
      '{ partners(search: "возвращающая", returnsPart: true) { totalCount nodes { id } } }',
    );
    expect(partners).toEqual({ totalCount: 1, nodes: [{ id }] });
  });

  it("is found by the beginning of a word, and paged in the order of names", async () => {
    const world = await World.found(app);
    for (const name of ["Дом Ёжиков", "Ежи и ужи", "Аптека ежевика"]) await world.partner({ name });

    const first = await app.anonymous.run(Partners, { search: "еж", first: 2 });
    const rest = await app.anonymous.run(Partners, {
      search: "еж",
      after: first.partners.pageInfo.endCursor,
    });

    expect(first.partners).toEqual({
      totalCount: 3,
      nodes: [{ name: "Аптека ежевика" }, { name: "Дом Ёжиков" }],
      pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
    });
    expect(rest.partners.nodes).toEqual([{ name: "Ежи и ужи" }]);
  });
});
