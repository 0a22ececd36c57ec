import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import {
  administrator,
  at,
  EFFECT,
  newMember,
  newOrganisation,
  pictureOf,
  PROBLEMS,
  REASON,
} from "../testing/reorganisation.js";
import { seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const EnrolWave = `mutation E($input: EnrolWaveInput!) { enrolWave(input: $input) { ${PROBLEMS}
  ... on EnrolWavePayload { wave { id name plannedFrom joinedOn progress { localCount primaryCount listedPrimaryCount memberCount } } ${EFFECT} }
  ... on WrongLevel { allowed } } }`;
const named = (name: string, change: object = {}) => ({
  typeCode: "04",
  name,
  fullName: `${name} Профсоюза`,
  ...change,
});
const locals = [
  named("Читинская городская", { primaries: [named("ППО школы № 1"), named("ППО школы № 2")] }),
  named("Читинская районная"),
];
const enrol = async (region: { id: string }, change: object = {}) =>
  (
    await administrator(app).run(EnrolWave, {
      input: {
        parentId: region.id,
        name: "Читинские организации",
        plannedFrom: "2026-12-01",
        on: "2026-11-01",
        reason: REASON,
        locals,
        ...change,
      },
    })
  ).enrolWave;

describe("a wave", () => {
  it("enters local organisations with their primaries; lists of members follow", async () => {
    const region = await newOrganisation(app, "REGIONAL");
    const before = await pictureOf(app);
    const rehearsed = await enrol(region, { dryRun: true });
    expect(await pictureOf(app)).toBe(before);
    expect(rehearsed).toMatchObject({ wave: null, effect: { createdCount: 4 } });
    const done = await enrol(region);
    expect(done).toEqual({
      __typename: "EnrolWavePayload",
      wave: {
        id: expect.any(String),
        name: "Читинские организации",
        plannedFrom: "2026-12-01",
        joinedOn: "2026-11-01",
        progress: { localCount: 2, primaryCount: 2, listedPrimaryCount: 0, memberCount: 0 },
      },
      effect: rehearsed.effect,
    });
    const { organisation } = await administrator(app).run(
      `query O($id: ID!) { organisation(id: $id) { children { nodes { name number children { nodes { name number } } } } } }`,
      { id: region.id },
    );
    expect(organisation.children.nodes).toEqual([
      {
        name: "Читинская городская",
        number: expect.stringMatching(/^10-04-0001-/),
        children: {
          nodes: [
            { name: "ППО школы № 1", number: expect.stringMatching(/^10-04-0001-/) },
            { name: "ППО школы № 2", number: expect.stringMatching(/^10-04-0001-/) },
          ],
        },
      },
      { name: "Читинская районная", number: expect.stringMatching(/^10-04-0002-/), children: { nodes: [] } },
    ]);
    const [school] = await app.sql<{ node: number }>(
      "select node from registry.organisations where wave_id = $1 and level = 'PRIMARY' limit 1",
      [done.wave.id],
    );
    await newMember(app, school ?? { node: 0 });
    const Waves = `query W($id: ID!) { organisation(id: $id) { waves { nodes { name progress { listedPrimaryCount memberCount } } } } }`;
    expect(await at(app, Role.STAFF, region).run(Waves, { id: region.id })).toEqual({
      organisation: {
        waves: {
          nodes: [{ name: "Читинские организации", progress: { listedPrimaryCount: 1, memberCount: 1 } }],
        },
      },
    });
    expect(await app.anonymous.run(Waves, { id: region.id })).toEqual({ organisation: { waves: null } });
  });

  it("puts no primary below a primary", async () => {
    const region = await newOrganisation(app, "REGIONAL");
    const before = await pictureOf(app);
    expect(await enrol(region, { level: "PRIMARY" })).toMatchObject({ __typename: "WrongLevel" });
    expect(await pictureOf(app)).toBe(before);
    expect(await enrol(region, { level: "PRIMARY", locals: [named("ППО лицея")] })).toMatchObject({
      __typename: "EnrolWavePayload",
    });
  });

  it("names what does not hold, and enters nothing then", async () => {
    const region = await newOrganisation(app, "REGIONAL");
    const before = await pictureOf(app);
    expect(
      await enrol(region, {
        name: "",
        locals: [named(" ", { primaries: [named("ППО", { typeCode: "99" })] })],
      }),
    ).toMatchObject({
      fields: [{ path: "name" }, { path: "locals.0.name" }, { path: "locals.0.primaries.0.typeCode" }],
    });
    expect(await enrol(region, { locals: [] })).toMatchObject({ fields: [{ path: "locals" }] });
    expect(await enrol(region, { level: "REGIONAL" })).toMatchObject({ __typename: "WrongLevel" });
    expect(await pictureOf(app)).toBe(before);
  });

  it("is for those who lead above", async () => {
    const [region, other] = [await newOrganisation(app, "REGIONAL"), await newOrganisation(app, "REGIONAL")];
    const input = { parentId: region.id, name: "Я", reason: REASON, locals, dryRun: true };
    expect(await at(app, Role.STAFF, other).refusal(EnrolWave, { input })).toBe("FORBIDDEN");
    expect(await at(app, Role.STAFF, region).refusal(EnrolWave, { input })).toBeUndefined();
  });
});
