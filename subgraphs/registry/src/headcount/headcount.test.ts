import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import {
  chairOf,
  facts,
  organisationId,
  person,
  type Place,
  register,
  rowsOf,
  seedWorld,
  statementsOf,
} from "../testing/world.js";

const app = testSubgraph(registry);
const full = {
  duesForm: "WITHHELD",
  workplace: "Школа",
  position: "учитель",
  consentedOn: "2021-02-01",
  joinedOn: "2020-09-01",
};

beforeAll(async () => {
  await seedWorld(app, [], {
    school: { name: { last: "Белов", first: "Ян" }, memberId: null, isStaff: false },
  });
  await register(app, "school", full);
  await register(app, "school", { ...full, occupation: "STUDENT", sex: "FEMALE" });
  await register(app, "plant", { ...full, occupation: "PENSIONER", workplace: null, duesForm: null });
  await register(app, "camp", { ...full, consentedOn: null, joinedOn: "2026-02-10" });
  await register(app, "harbour", full);
});

const FIELDS = `on onRegister removed employed students pensioners men women plasticCards virtualCards complete
  gaps { occupation sex bornOn duesForm consent workplace position courseOfStudy }`;
const Ask = `query H($id: ID!, $on: PlainDate) { organisation(id: $id) { headcount(on: $on) { ${FIELDS} } } }`;
const NONE = {
  occupation: 0,
  sex: 0,
  bornOn: 0,
  duesForm: 0,
  consent: 0,
  workplace: 0,
  position: 0,
  courseOfStudy: 0,
};
const ask = async (
  place: Place,
  on: string | null = null,
  viewer = person(app, Role.ADMINISTRATOR, "union"),
) => {
  const { organisation } = await viewer.run(Ask, { id: organisationId(place), on });
  return organisation.headcount;
};

describe("the headcount of an organisation", () => {
  it("says how many there are, of what kind, and what their cards lack", async () => {
    expect(await ask("school")).toEqual({
      on: expect.any(String),
      onRegister: 2,
      removed: 0,
      employed: 1,
      students: 1,
      pensioners: 0,
      men: 1,
      women: 1,
      plasticCards: 0,
      virtualCards: 0,
      complete: 1,
      gaps: { ...NONE, courseOfStudy: 1 },
    });
    expect(await ask("north")).toMatchObject({
      onRegister: 4,
      employed: 2,
      students: 1,
      pensioners: 1,
      complete: 1,
      gaps: { ...NONE, duesForm: 1, consent: 1, workplace: 1, courseOfStudy: 1 },
    });
    expect(await ask("okrug")).toMatchObject({ onRegister: 1, gaps: { ...NONE, consent: 1 } });
    expect(await ask("union")).toMatchObject({ onRegister: 5, complete: 2 });
  });

  it("says how it was at the end of a day, in the tree as it was", async () => {
    expect(await ask("north", "2026-01-01")).toMatchObject({ on: "2026-01-01", onRegister: 3 });
    expect(await ask("north", "2020-08-31")).toMatchObject({ onRegister: 0, gaps: NONE });
    await rowsOf(app, facts(Role.ADMINISTRATOR, "union")).execute("select move_subtree(10, 2, '2026-03-01')");
    expect(await ask("north", "2026-02-28")).toMatchObject({ onRegister: 4 });
    expect(await ask("south", "2026-02-28")).toMatchObject({ onRegister: 1 });
    expect(await ask("north", "2026-03-01")).toMatchObject({ onRegister: 5 });
    expect(await ask("south", "2026-03-01")).toMatchObject({ onRegister: 0 });
    expect(await ask("union", "2026-02-28")).toMatchObject({ onRegister: 5 });
  });

  it("refuses a day that has not come", async () => {
    const chair = chairOf(app, "school");
    expect(await chair.refusal(Ask, { id: organisationId("school"), on: "2999-01-01" })).toBe(
      "BAD_USER_INPUT",
    );
  });

  it("is theirs alone who see the members", async () => {
    expect(await ask("school", null, chairOf(app, "lakeside"))).toMatchObject({ onRegister: 2 });
    expect(await ask("plant", null, chairOf(app, "lakeside"))).toBeNull();
    expect(await ask("union", "2026-01-01", chairOf(app, "lakeside"))).toBeNull();
    expect(await ask("school", null, app.anonymous)).toBeNull();
  });
});

describe("the gaps of forms", () => {
  const Gaps = `query G($id: ID!) { organisation(id: $id) { formGaps { organisations primaries duesPercent isSmall
    hasCommittee chair employer employerTaxId employerHead employerHeadPosition } } }`;
  const gaps = async (place: Place) =>
    (await person(app, Role.ADMINISTRATOR, "union").run(Gaps, { id: organisationId(place) })).organisation
      .formGaps;

  it("are counted of the organisations here and below, and follow each change", async () => {
    const before = {
      organisations: 3,
      primaries: 2,
      duesPercent: 0,
      isSmall: 0,
      hasCommittee: 0,
      chair: 2,
      employer: 2,
      employerTaxId: 0,
      employerHead: 0,
      employerHeadPosition: 0,
    };
    expect(await gaps("lakeside")).toEqual(before);
    await app.sql("update registry.organisations set dues_percent = null where node in (5, 6)");
    await app.sql(`with new as (insert into registry.employers (name) values ('Лицей') returning id)
      update registry.organisations set employer_id = new.id from new where node = 5`);
    expect(await gaps("lakeside")).toEqual({
      ...before,
      duesPercent: 2,
      employer: 1,
      employerTaxId: 1,
      employerHead: 1,
      employerHeadPosition: 1,
    });
    await app.sql(
      "update registry.employers set tax_id = '7707083893', head_name = 'Ким А. А.' where name = 'Лицей'",
    );
    await app.sql("update registry.chairs set left_on = '2026-01-01'");
    expect(await gaps("lakeside")).toMatchObject({ chair: 3, employerTaxId: 0, employerHead: 0 });
    expect(await gaps("school")).toMatchObject({ organisations: 1, primaries: 1, chair: 1 });
    await app.sql("update registry.organisations set closed_on = '2026-01-01' where node = 6");
    expect(await gaps("lakeside")).toMatchObject({ organisations: 2, primaries: 1 });
    expect(await gaps("union")).toMatchObject({ organisations: 11, primaries: 5 });
  });
});

it("takes as many statements for many organisations as for a few", async () => {
  const viewer = person(app, Role.ADMINISTRATOR, "union");
  const Many = `query M($first: Int!) { organisations(first: $first, level: PRIMARY) { nodes {
    memberCount headcount { onRegister } then: headcount(on: "2026-01-01") { onRegister } formGaps { chair } } } }`;
  const few = await statementsOf(app, () => viewer.run(Many, { first: 2 }));
  const many = await statementsOf(app, () => viewer.run(Many, { first: 5 }));
  expect(many).toHaveLength(few.length);
});
