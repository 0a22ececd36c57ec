import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import {
  chairOf,
  organisationId,
  person,
  type Place,
  register,
  seedWorld,
  uniqueName,
} from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const Preview = `query P($id: ID!) { sexDerivation(organisationId: $id) {
  emptyCount maleCount femaleCount undecided { totalCount nodes { id } }
  batches { maleCount femaleCount ruleVersion derivedBy { id } undoneBy { id } } } }`;
const Derive = `mutation D($input: DeriveSexesInput!) { deriveSexes(input: $input) { __typename
  ... on DeriveSexesPayload { batch { id maleCount femaleCount } undecidedCount } } }`;
const Undo = `mutation U($input: UndoSexBatchInput!) { undoSexBatch(input: $input) { __typename
  ... on UndoSexBatchPayload { emptiedCount } } }`;

async function sexless(place: Place, first: string, patronymic: string | null) {
  const id = await register(app, place, { name: { ...uniqueName(), first, patronymic } });
  await app.sql("update registry.members set sex = null where id = $1", [id]);
  return id;
}

async function sexOf(id: string) {
  const { member } = await person(app, Role.ADMINISTRATOR, "union").run(
    `query S($id: ID!) { member(id: $id) { sex sexOrigin revision } }`,
    { id },
  );
  return member as { sex: string | null; sexOrigin: string | null; revision: string };
}

const write = async (id: string, sex: string) =>
  person(app, Role.ADMINISTRATOR, "union").run(
    `mutation W($input: ChangeMemberInput!) { changeMember(input: $input) { __typename } }`,
    { input: { memberId: id, revision: (await sexOf(id)).revision, sex } },
  );

describe("deriving sexes from names", () => {
  it("shows what it would do, does it, and leaves the undecided in a queue", async () => {
    const man = await sexless("camp", "Пётр", "Ильич");
    const woman = await sexless("camp", "Анна", "Ильинична");
    const either = await sexless("camp", "Саша", null);
    const written = await register(app, "camp", { name: { ...uniqueName(), first: "Анна" }, sex: "MALE" });
    const elsewhere = await sexless("plant", "Пётр", "Ильич");
    const chair = chairOf(app, "okrug");
    const id = organisationId("okrug");
    const by = { id: chair.viewer.accountId };

    const undecided = { totalCount: 1, nodes: [{ id: either }] };
    expect(await chair.run(Preview, { id })).toEqual({
      sexDerivation: { emptyCount: 3, maleCount: 1, femaleCount: 1, undecided, batches: [] },
    });
    const { deriveSexes } = await chair.run(Derive, { input: { organisationId: id } });
    expect(deriveSexes).toMatchObject({ batch: { maleCount: 1, femaleCount: 1 }, undecidedCount: 1 });
    expect(await sexOf(man)).toMatchObject({ sex: "MALE", sexOrigin: "AUTOMATIC" });
    expect(await sexOf(woman)).toMatchObject({ sex: "FEMALE", sexOrigin: "AUTOMATIC" });
    expect(await sexOf(either)).toMatchObject({ sex: null, sexOrigin: null });
    expect(await sexOf(written)).toMatchObject({ sex: "MALE", sexOrigin: "PERSON" });
    expect(await sexOf(elsewhere)).toMatchObject({ sex: null });
    expect(await chair.run(Preview, { id })).toEqual({
      sexDerivation: {
        emptyCount: 1,
        maleCount: 0,
        femaleCount: 0,
        undecided,
        batches: [{ maleCount: 1, femaleCount: 1, ruleVersion: 1, derivedBy: by, undoneBy: null }],
      },
    });
  });

  it("is undone whole, but for what a person has written since", async () => {
    const kept = await sexless("harbour", "Анна", "Петровна");
    const emptied = await sexless("harbour", "Пётр", "Петрович");
    const chair = chairOf(app, "harbour");
    const { deriveSexes } = await chair.run(Derive, { input: { organisationId: organisationId("harbour") } });
    await write(kept, "FEMALE");
    const undo = { input: { batchId: deriveSexes.batch.id as string } };

    expect(await chairOf(app, "plant").run(Undo, undo)).toEqual({
      undoSexBatch: { __typename: "SexBatchNotFound" },
    });
    expect(await chair.run(Undo, undo)).toEqual({
      undoSexBatch: { __typename: "UndoSexBatchPayload", emptiedCount: 1 },
    });
    expect(await sexOf(kept)).toMatchObject({ sex: "FEMALE", sexOrigin: "PERSON" });
    expect(await sexOf(emptied)).toMatchObject({ sex: null, sexOrigin: null });
    expect(await chair.run(Undo, undo)).toEqual({ undoSexBatch: { __typename: "SexBatchNotFound" } });
  });

  it("is for those who keep the register", async () => {
    const input = { organisationId: organisationId("plant") };
    const chair = chairOf(app, "school");
    expect(await chair.run(Derive, { input })).toEqual({
      deriveSexes: { __typename: "OrganisationNotFound" },
    });
    expect(await chair.run(Preview, { id: input.organisationId })).toEqual({ sexDerivation: null });
    expect(await person(app, Role.OPERATOR, "plant").refusal(Derive, { input })).toBe("FORBIDDEN");
  });
});
