import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { administrator, at, newOrganisation, PROBLEMS } from "../testing/reorganisation.js";
import { seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const ChangeOrganisation = `mutation C($input: ChangeOrganisationInput!) { changeOrganisation(input: $input) { ${PROBLEMS}
  ... on ChangeOrganisationPayload { changed organisation { note duesPercent preferentialDues { kopecks } isSmall hasCommittee
    registration { isLegalEntity taxId registrationNumber registeredOn }
    contacts { timeZone postalAddress actualAddress legalAddress phones email website socialLinks } } }
  ... on OrganisationChangedMeanwhile { organisation { revision note } }
} }`;
const Read = `query R($id: ID!) { organisation(id: $id) { revision note } }`;
interface Seen {
  revision: string;
  note: string | null;
}
const newSchool = async () => newOrganisation(app, "PRIMARY", await newOrganisation(app, "REGIONAL"));
const change = async (school: Awaited<ReturnType<typeof newSchool>>, given: object) =>
  (
    await at(app, Role.CHAIR, school).run(ChangeOrganisation, {
      input: { organisationId: school.id, ...given },
    })
  ).changeOrganisation;

describe("changing an organisation's own data", () => {
  it("writes each field of the form, and says which changed", async () => {
    const school = await newSchool();
    const registration = {
      isLegalEntity: true,
      taxId: "7707083893",
      registrationNumber: "1027700132195",
      registeredOn: "2003-05-03",
    };
    const contacts = {
      timeZone: "Asia/Yekaterinburg",
      postalAddress: "185035, Петрозаводск, пр. Ленина, 1",
      actualAddress: "пр. Ленина, 1",
      legalAddress: null,
      website: "https://school.example",
      socialLinks: ["https://vk.example/school"],
    };
    const given = {
      note: "Две смены.",
      duesPercent: 1,
      preferentialDues: 10_000,
      isSmall: false,
      hasCommittee: true,
      registration,
      contacts: { ...contacts, phones: ["8 (8142) 07-18-14", "+78142071814"], email: "PPO@School.example" },
    };
    const expected = {
      note: "Две смены.",
      duesPercent: 1,
      preferentialDues: { kopecks: 10_000 },
      isSmall: false,
      hasCommittee: true,
      registration,
      contacts: { ...contacts, phones: ["+78142071814"], email: "ppo@school.example" },
    };
    expect((await change(school, { ...given, dryRun: true })).organisation).toMatchObject({ note: null });
    expect(await change(school, given)).toEqual({
      __typename: "ChangeOrganisationPayload",
      changed: [
        "note",
        "duesPercent",
        "preferentialDuesKopecks",
        "isSmall",
        "hasCommittee",
        "isLegalEntity",
        "taxId",
        "registrationNumber",
        "registeredOn",
        "timeZone",
        "postalAddress",
        "actualAddress",
        "phones",
        "email",
        "website",
        "socialLinks",
      ],
      organisation: expected,
    });
    const told = (await app.told()).length;
    expect(await change(school, given)).toMatchObject({ changed: [] });
    expect(await app.told()).toHaveLength(told);
    expect(await change(school, { note: null })).toMatchObject({
      changed: ["note"],
      organisation: { note: null },
    });
  });

  it("takes an empty word for nothing", async () => {
    const school = await newSchool();
    await change(school, { contacts: { timeZone: "Asia/Vladivostok", website: "https://school.example" } });
    const { organisation } = await change(school, { contacts: { timeZone: "", website: " " } });
    expect(organisation.contacts).toMatchObject({ timeZone: null, website: null });
  });

  it("names each field that does not hold", async () => {
    const school = await newSchool();
    const wrong = {
      note: "\0",
      duesPercent: 101,
      preferentialDues: -1,
      isSmall: true,
      hasCommittee: true,
      registration: { taxId: "7707083894", registrationNumber: "1027700132190", registeredOn: "2190-01-01" },
      contacts: {
        timeZone: "Europe/Atlantis",
        phones: ["abc"],
        email: "@",
        website: "javascript:alert(1)",
        socialLinks: ["vk"],
      },
    };
    const { fields } = await change(school, wrong);
    expect(fields.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      "contacts.email",
      "contacts.phones.0",
      "contacts.socialLinks.0",
      "contacts.timeZone",
      "contacts.website",
      "duesPercent",
      "hasCommittee",
      "note",
      "preferentialDues",
      "registration.registeredOn",
      "registration.registrationNumber",
      "registration.taxId",
    ]);
  });

  it("refuses what was read before somebody else's change, when told the revision", async () => {
    const school = await newSchool();
    const { organisation: read } = (await app.anonymous.run(Read, { id: school.id })) as {
      organisation: Seen;
    };
    expect(await change(school, { revision: read.revision, note: "Первое." })).toMatchObject({
      changed: ["note"],
    });

    const { organisation: now } = (await app.anonymous.run(Read, { id: school.id })) as {
      organisation: Seen;
    };
    expect(now).toEqual({ revision: expect.any(String), note: "Первое." });
    expect(now.revision).not.toBe(read.revision);
    const refused = {
      __typename: "OrganisationChangedMeanwhile",
      message: "Данные организации тем временем изменил кто-то другой. Проверьте и сохраните ещё раз.",
      organisation: now,
    };
    for (const revision of [read.revision, ""]) {
      expect(await change(school, { revision, note: "Второе." })).toEqual(refused);
    }
    expect(await change(school, { note: "Третье." })).toMatchObject({ changed: ["note"] });
  });

  it("lets one of two who read the same win", async () => {
    const school = await newSchool();
    const { organisation: read } = (await app.anonymous.run(Read, { id: school.id })) as {
      organisation: Seen;
    };
    const both = ["Первое.", "Второе."].map((note) => change(school, { revision: read.revision, note }));
    expect((await Promise.all(both)).map(({ __typename }) => __typename as string).toSorted()).toEqual([
      "ChangeOrganisationPayload",
      "OrganisationChangedMeanwhile",
    ]);
  });

  it("lets no small organisation have a committee, nor an elected committee vanish by a tick", async () => {
    const school = await newSchool();
    await change(school, { isSmall: true });
    expect(await change(school, { hasCommittee: true })).toMatchObject({
      fields: [{ path: "hasCommittee" }],
    });
    await change(school, { isSmall: false });
    await administrator(app).run(
      `mutation E($input: ElectBodyInput!) { electBody(input: $input) { __typename } }`,
      {
        input: {
          organisationId: school.id,
          kind: "COMMITTEE",
          seats: [{ name: { last: "Орлов", first: "Лев" } }],
        },
      },
    );
    for (const hasCommittee of [false, null]) {
      expect(await change(school, { hasCommittee })).toMatchObject({ fields: [{ path: "hasCommittee" }] });
    }
    expect(await change(school, { isSmall: true, hasCommittee: false })).toMatchObject({
      fields: [{ path: "isSmall" }],
    });
  });

  it("is for the chair of the organisation and those above, and nobody else", async () => {
    const [school, other] = [await newSchool(), await newSchool()];
    const input = { organisationId: school.id, note: "Моё." };
    expect(await at(app, Role.CHAIR, other).refusal(ChangeOrganisation, { input })).toBe("FORBIDDEN");
    for (const role of [Role.MEMBER, Role.OPERATOR, Role.EDITOR, Role.PARTNER]) {
      expect(await at(app, role, school).refusal(ChangeOrganisation, { input })).toBe("FORBIDDEN");
    }
    expect(await app.anonymous.refusal(ChangeOrganisation, { input })).toBe("UNAUTHENTICATED");
  });
});
