import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { administrator, at, newOrganisation, PROBLEMS } from "../testing/reorganisation.js";
import { organisationId, pathOf, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const newSchool = async () => newOrganisation(app, "PRIMARY", await newOrganisation(app, "REGIONAL"));

const deed = (name: string, payload: string) => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return `mutation D($input: ${type}Input!) { ${name}(input: $input) { ${PROBLEMS} ... on ${type}Payload { ${payload} } } }`;
};
const DEEDS = {
  addOrganisationType: deed("addOrganisationType", "type { code name }"),
  renameOrganisationType: deed("renameOrganisationType", "type { code name }"),
  changeLevelRule: deed("changeLevelRule", "rule { level name parents termYears keepsPowers smallBelow }"),
  changeForm: deed("changeForm", "form { level typeCode title tabs mandatory }"),
};
const run = async (name: keyof typeof DEEDS, input: object) =>
  (await administrator(app).run(DEEDS[name], { input }))[name];

describe("the kinds of organisations", () => {
  it("are added and renamed, everywhere at once", async () => {
    expect(await run("addOrganisationType", { code: "31", name: "ППО в науке" })).toEqual({
      __typename: "AddOrganisationTypePayload",
      type: { code: "31", name: "ППО в науке" },
    });
    expect(await run("addOrganisationType", { code: "31", name: "Ещё" })).toMatchObject({
      __typename: "TypeCodeTaken",
    });
    expect(await run("addOrganisationType", { code: "3", name: " " })).toMatchObject({
      fields: [{ path: "code" }, { path: "name" }],
    });
    await run("renameOrganisationType", { code: "31", name: "ППО научных организаций" });
    const { organisationTypes } = await app.anonymous.run("{ organisationTypes { code name } }");
    expect(organisationTypes).toContainEqual({ code: "31", name: "ППО научных организаций" });
    for (const code of ["99", "\0"]) {
      expect(await run("renameOrganisationType", { code, name: "Я" })).toMatchObject({
        __typename: "OrganisationTypeNotFound",
      });
    }
  });
});

describe("what holds for a level", () => {
  it("is data: terms, where it may stand, who is small", async () => {
    const rule = await run("changeLevelRule", { level: "OKRUG", termYears: 3, parents: ["REGIONAL"] });
    expect(rule).toEqual({
      __typename: "ChangeLevelRulePayload",
      rule: {
        level: "OKRUG",
        name: "Окружная организация",
        parents: ["REGIONAL"],
        termYears: 3,
        keepsPowers: false,
        smallBelow: null,
      },
    });
    await expect(newOrganisation(app, "OKRUG")).rejects.toThrow("WrongLevel");
    await run("changeLevelRule", { level: "OKRUG", parents: ["REGIONAL", "NATIONAL"] });
    await newOrganisation(app, "OKRUG");
    const { organisationLevels } = await app.anonymous.run("{ organisationLevels { level } }");
    expect(organisationLevels).toHaveLength(6);
  });

  it("never lets an organisation stand below its own level or a primary", async () => {
    for (const [level, parents] of [
      ["TERRITORIAL", ["PRIMARY"]],
      ["TERRITORIAL", ["TERRITORIAL"]],
      ["NATIONAL", ["REGIONAL"]],
    ]) {
      expect(await run("changeLevelRule", { level, parents })).toMatchObject({
        fields: [{ path: "parents" }],
      });
    }
    expect(await run("changeLevelRule", { level: "PRIMARY", termYears: 0, smallBelow: 1 })).toMatchObject({
      fields: [{ path: "termYears" }, { path: "smallBelow" }],
    });
  });
});

describe("the form of an organisation", () => {
  it("is that of its kind, else that of its level", async () => {
    await run("addOrganisationType", { code: "41", name: "ППО обучающихся" });
    const form = {
      level: "PRIMARY",
      typeCode: "41",
      title: "ППО обучающихся",
      tabs: ["NUMBER", "CHAIR"],
      mandatory: ["CHAIR"],
    };
    for (const _ of [1, 2]) {
      expect(await run("changeForm", form)).toEqual({ __typename: "ChangeFormPayload", form });
    }
    const school = await newSchool();
    const Form = `query F($id: ID!) { organisation(id: $id) { form { title typeCode tabs mandatory } completeness { expectedCount missing } } }`;
    const ask = async () => (await administrator(app).run(Form, { id: school.id })).organisation;
    expect(await ask()).toMatchObject({ form: { title: "ППО образовательной организации", typeCode: null } });
    await app.sql("update registry.organisations set type_code = '41' where id = $1", [school.id]);
    const { title, typeCode, tabs, mandatory } = form;
    expect(await ask()).toEqual({
      form: { title, typeCode, tabs, mandatory },
      completeness: { expectedCount: 1, missing: ["CHAIR"] },
    });
    expect(
      await run("changeForm", { ...form, title: " ", mandatory: ["STAFF"], typeCode: "9" }),
    ).toMatchObject({
      fields: [{ path: "typeCode" }, { path: "title" }, { path: "mandatory" }],
    });
    const { organisationForms } = await app.anonymous.run("{ organisationForms { level typeCode } }");
    expect(organisationForms).toContainEqual({ level: "PRIMARY", typeCode: "41" });
  });
});

it("is for the administrator of the whole union alone", async () => {
  const inputs = {
    addOrganisationType: { code: "77", name: "Я" },
    renameOrganisationType: { code: "04", name: "Я" },
    changeLevelRule: { level: "PRIMARY" },
    changeForm: { level: "PRIMARY", title: "Я", tabs: [], mandatory: [] },
  };
  const union = { id: organisationId("union"), path: pathOf("union") };
  const region = { id: organisationId("north"), path: pathOf("north") };
  for (const [name, input] of Object.entries(inputs)) {
    const document = DEEDS[name as keyof typeof DEEDS];
    for (const actor of [
      at(app, Role.STAFF, union),
      at(app, Role.CHAIR, union),
      at(app, Role.ADMINISTRATOR, region),
    ]) {
      expect(await actor.refusal(document, { input })).toBe("FORBIDDEN");
    }
  }
});
