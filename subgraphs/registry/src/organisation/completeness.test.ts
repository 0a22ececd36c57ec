import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { administrator, at, newMember, newOrganisation } from "../testing/reorganisation.js";
import { grouped } from "./organisation.loader.js";
import { seedWorld, statementsOf } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const newSchool = async () => newOrganisation(app, "PRIMARY", await newOrganisation(app, "REGIONAL"));

const Completeness = `query C($id: ID!) { organisation(id: $id) { completeness { missing expectedCount filledCount } warnings { kind actual expected message } } }`;
const ask = async (id: string, actor = administrator(app)) =>
  (await actor.run(Completeness, { id })).organisation;
const run = async (deed: string, input: object) => {
  const type = `${deed.charAt(0).toUpperCase()}${deed.slice(1)}Input`;
  const answer = await administrator(app).run(
    `mutation D($input: ${type}!) { ${deed}(input: $input) { __typename } }`,
    { input },
  );
  expect(answer[deed].__typename).toMatch(/Payload$/);
};

describe("the completeness of an organisation", () => {
  it("names what its form asks for and is not there, until all is filled in", async () => {
    const school = await newSchool();
    const organisationId = school.id;
    const missing = ["DUES_PERCENT", "IS_SMALL", "HAS_COMMITTEE", "CHAIR", "EMPLOYER", "ACTIVISTS"];
    expect((await ask(school.id)).completeness).toEqual({ missing, expectedCount: 6, filledCount: 0 });
    await run("changeOrganisation", {
      organisationId,
      duesPercent: 0,
      isSmall: false,
      hasCommittee: false,
      registration: { isLegalEntity: true },
    });
    await run("setEmployer", { organisationId, name: "Школа", headName: "Гостев Л." });
    await run("electChair", { organisationId, memberId: await newMember(app, school) });
    expect((await ask(school.id)).completeness).toEqual({
      missing: ["EMPLOYER_TAX_ID", "EMPLOYER_HEAD_POSITION", "ACTIVISTS", "STAFF"],
      expectedCount: 10,
      filledCount: 6,
    });
    const officer = { organisationId, position: "бухгалтер", name: { last: "Орлова", first: "Юлия" } };
    await run("appointOfficer", { ...officer, kind: "STAFF" });
    await run("appointOfficer", { ...officer, kind: "ACTIVIST" });
    const employer = { organisationId, name: "Школа", headName: "Гостев Л.", headPosition: "директор" };
    await run("setEmployer", { ...employer, taxId: "7728168971" });
    expect((await ask(school.id)).completeness).toEqual({ missing: [], expectedCount: 10, filledCount: 10 });
  });

  it("asks a town for its chair and activists, and no employer", async () => {
    const town = await newOrganisation(app, "TERRITORIAL", await newOrganisation(app, "REGIONAL"));
    expect((await ask(town.id)).completeness.missing).toEqual(["CHAIR", "ACTIVISTS"]);
  });

  it("follows the form of its kind, as soon as there is one", async () => {
    const school = await newSchool();
    const [form] = await app.sql<{ id: string }>(
      `insert into registry.organisation_forms (level, type_code, title, tabs, mandatory)
       select level::text, type_code, 'Проба', '{CHAIR,STAFF}', '{CHAIR}' from registry.organisations where id = $1
       returning id`,
      [school.id],
    );
    expect((await ask(school.id)).completeness).toEqual({
      missing: ["CHAIR"],
      expectedCount: 1,
      filledCount: 0,
    });
    await app.sql("delete from registry.organisation_forms where id = $1", [form?.id]);
    expect((await ask(school.id)).completeness.missing).toHaveLength(6);
  });

  it("is counted for all organisations here and below", async () => {
    const region = await newOrganisation(app, "REGIONAL");
    const town = await newOrganisation(app, "TERRITORIAL", region);
    const [one] = [await newOrganisation(app, "PRIMARY", town), await newOrganisation(app, "PRIMARY", town)];
    await run("changeOrganisation", { organisationId: one.id, duesPercent: 1, isSmall: true });
    await run("setEmployer", { organisationId: one.id, name: "Школа" });
    const { organisation } = await at(app, Role.STAFF, region).run(
      `query G($id: ID!) { organisation(id: $id) { gaps { gap count expectedCount } } }`,
      { id: region.id },
    );
    const gap = (name: string, count: number, expectedCount: number) => ({ gap: name, count, expectedCount });
    expect(organisation.gaps).toEqual([
      gap("DUES_PERCENT", 1, 2),
      gap("IS_SMALL", 1, 2),
      gap("HAS_COMMITTEE", 2, 2),
      gap("CHAIR", 4, 4),
      gap("EMPLOYER", 1, 2),
      gap("EMPLOYER_TAX_ID", 1, 1),
      gap("EMPLOYER_HEAD", 1, 1),
      gap("EMPLOYER_HEAD_POSITION", 1, 1),
      gap("ACTIVISTS", 4, 4),
      gap("STAFF", 0, 0),
    ]);
  });

  it("is for those who see its members", async () => {
    const school = await newSchool();
    for (const actor of [
      app.anonymous,
      at(app, Role.CHAIR, await newSchool()),
      at(app, Role.MEMBER, school),
    ]) {
      expect(await ask(school.id, actor)).toEqual({ completeness: null, warnings: null });
    }
  });
});

describe("the warnings of an organisation", () => {
  it("tell of a small one that is not, of a committee that nobody elected, and of powers that are over", async () => {
    const school = await newSchool();
    for (let count = 0; count < 15; count += 1) await newMember(app, school);
    await app.sql("update registry.organisations set is_small = true, has_committee = true where id = $1", [
      school.id,
    ]);
    await app.sql(
      "insert into registry.chairs (organisation_id, last_name, first_name, elected_on, powers_until) values ($1, 'Я', 'Я', '2019-09-02', '2024-09-02')",
      [school.node],
    );
    expect((await ask(school.id)).warnings).toEqual([
      {
        kind: "NOT_SMALL",
        actual: "15",
        expected: "< 15",
        message: "Отмечена как малочисленная, а членов Профсоюза 15.",
      },
      {
        kind: "NO_COMMITTEE_ELECTED",
        actual: "0",
        expected: null,
        message: "Отмечено наличие профкома, а состав не внесён.",
      },
      {
        kind: "POWERS_EXPIRED",
        actual: "2024-09-02",
        expected: null,
        message: "Срок полномочий председателя истёк.",
      },
    ]);
  });
});

describe("all tabs of many organisations", () => {
  it("are read by sets, never one organisation at a time", async () => {
    const region = await newOrganisation(app, "REGIONAL");
    const Page = `query P($id: ID!, $first: Int!) { organisation(id: $id) { children(first: $first) { nodes {
      type { name } form { title } employer { name } headCounts { totalCount nodes { employed } }
      units { nodes { name memberCount organiser { displayName } } }
      chair { name member { displayName } } elections { totalCount nodes { name member { displayName } } }
      bodies { kind size seats { name member { displayName } } }
      activists { totalCount nodes { name member { displayName } } } staff { nodes { name } }
      agreements { nodes { title } } awards { nodes { name } } attachments { nodes { title fileName } }
      meetings { nodes { number agenda { question } attendees { displayName } } }
      acts { nodes { kind other { name } } } formerNumbers { number } successor { name } predecessors { name }
      completeness { missing } gaps { count } warnings { kind } coverage { primaryCount } termWatch { vacantCount } waves { nodes { name } }
    } } } }`;
    const fill = async () => {
      const school = await newOrganisation(app, "PRIMARY", region);
      const organisationId = school.id;
      const memberId = await newMember(app, school);
      await run("electChair", { organisationId, memberId });
      await run("setEmployer", { organisationId, name: "Школа" });
      await run("createUnit", { organisationId, kind: "PROFGROUP", name: "Группа", organiserId: memberId });
      await run("electBody", { organisationId, kind: "COMMITTEE", seats: [{ memberId }] });
      await run("appointOfficer", { organisationId, kind: "ACTIVIST", position: "казначей", memberId });
      await run("recordMeeting", {
        organisationId,
        kind: "COMMITTEE",
        heldOn: "2026-01-01",
        entitled: 1,
        present: 1,
        attendeeIds: [memberId],
        chairedBy: "Я",
        recordedBy: "Я",
        agenda: [{ question: "Разное" }],
      });
    };
    const schools = 8;
    for (let count = 0; count < schools; count += 1) await fill();
    const sent = await statementsOf(app, () => administrator(app).run(Page, { id: region.id, first: 50 }));
    const times = grouped(sent, (statement) => statement);
    // Members come by several ways, each when its rows are there; no way asks for one school at a time.
    expect(Math.max(...[...times.values()].map(({ length }) => length))).toBeLessThan(schools);
    expect(sent.length).toBeLessThanOrEqual(45);
  });
});
