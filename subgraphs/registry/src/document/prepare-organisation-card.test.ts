import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { today } from "@angel/kit/values";
import { registry } from "../subgraph.js";
import { bytesOf, wordsOf } from "../testing/paper.js";
import { administrator, at, newOrganisation } from "../testing/reorganisation.js";
import { chairOf, organisationId, person, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const Prepare = `mutation P($input: PrepareOrganisationCardInput!) { prepareOrganisationCard(input: $input) { __typename
  ... on PrepareOrganisationCardPayload { document {
    id kind title templateVersion writtenOn code pdf docx member { id } organisation { id } } }
  ... on Problem { message } } }`;

describe("printing an organisation's card", () => {
  it("puts on paper what is filled in, as PDF and DOCX with a code to check it by", async () => {
    const region = await newOrganisation(app, "REGIONAL");
    const school = await newOrganisation(app, "PRIMARY", region);
    const chair = at(app, Role.CHAIR, school);
    await chair.run(
      `mutation C($input: ChangeOrganisationInput!) { changeOrganisation(input: $input) { __typename } }`,
      {
        input: {
          organisationId: school.id,
          duesPercent: 1,
          preferentialDues: 10_000,
          isSmall: false,
          contacts: { phones: ["+78142071814"], email: "ppo@school.example" },
        },
      },
    );
    await administrator(app).run(
      `mutation E($input: ElectBodyInput!) { electBody(input: $input) { __typename } }`,
      {
        input: {
          organisationId: school.id,
          kind: "COMMITTEE",
          seats: [{ name: { last: "Орлов", first: "Лев" }, role: "HEAD" }],
        },
      },
    );
    await chair.run(
      `mutation A($input: AppointOfficerInput!) { appointOfficer(input: $input) { __typename } }`,
      {
        input: {
          organisationId: school.id,
          kind: "ACTIVIST",
          position: "Уполномоченный по охране труда",
          name: { last: "Лебедева", first: "Анна" },
        },
      },
    );
    await chair.run(`mutation U($input: CreateUnitInput!) { createUnit(input: $input) { __typename } }`, {
      input: { organisationId: school.id, kind: "PROFGROUP", name: "Начальная школа" },
    });

    const { prepareOrganisationCard } = await chair.run(Prepare, { input: { organisationId: school.id } });

    const { document } = prepareOrganisationCard as {
      document: Record<"id" | "code" | "pdf" | "docx", string>;
    };
    expect(document).toEqual({
      id: expect.any(String),
      kind: "ORGANISATION_CARD",
      title: "Карточка организации Профсоюза",
      templateVersion: 1,
      writtenOn: today(),
      code: expect.stringMatching(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/),
      pdf: expect.stringMatching(/^\/files\/registry\/.+signature=/),
      docx: expect.stringMatching(/^\/files\/registry\/.+signature=/),
      member: null,
      organisation: { id: school.id },
    });
    const words = await wordsOf(app, document.docx);
    for (const part of [
      `Наименование ${school.name}`,
      `ИНПО ${school.number}`,
      "Членов Профсоюза на учёте 0",
      "Членский взнос 1 %",
      "Льготный взнос 100,00 руб.",
      "Малочисленная нет",
      "Телефоны +78142071814",
      "Профсоюзный комитет, избран",
      "Орлов Лев председатель",
      "Уполномоченный по охране труда Лебедева Анна",
      "Профгруппы и подразделения Название Начальная школа",
    ]) {
      expect(words).toContain(part);
    }
    for (const empty of ["Штат", "Ликвидирована", "Регистрация"]) expect(words).not.toContain(empty);
    expect((await bytesOf(app, document.pdf)).subarray(0, 5).toString()).toBe("%PDF-");
    const check = await app.anonymous.run(
      `query C($code: String!) { documentCheck(code: $code) { kind title initials isLatest } }`,
      { code: document.code },
    );
    expect(check.documentCheck).toEqual({
      kind: "ORGANISATION_CARD",
      title: "Карточка организации Профсоюза",
      initials: null,
      isLatest: true,
    });
  });

  it("is for those who keep the register there, and lists among the organisation's papers", async () => {
    const input = { organisationId: organisationId("school") };
    const notFound = {
      __typename: "OrganisationNotFound",
      message: "Нет такой организации среди тех, чьи дела вы ведёте.",
    };
    expect((await chairOf(app, "plant").run(Prepare, { input })).prepareOrganisationCard).toEqual(notFound);
    expect(await person(app, Role.MEMBER, "school").refusal(Prepare, { input })).toBe("FORBIDDEN");
    expect(await app.anonymous.refusal(Prepare, { input })).toBe("UNAUTHENTICATED");

    const keeper = person(app, Role.STAFF, "north");
    const { document } = (await keeper.run(Prepare, { input })).prepareOrganisationCard;
    const listed = await keeper.run(
      `query L($id: ID!) { organisation(id: $id) { documents(first: 1) { nodes { id } } } }`,
      { id: input.organisationId },
    );
    expect(listed.organisation.documents.nodes).toEqual([{ id: document.id }]);
  });
});
