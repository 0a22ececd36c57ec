import { beforeAll, describe, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { chairOf, register, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const HISTORY = "name { full } formerNames { name { full } usedUntil reason recordedBy { id } }";
const Change = `mutation C($input: ChangeNameInput!) { changeName(input: $input) { __typename
  ... on ChangeNamePayload { member { ${HISTORY} } }
  ... on InvalidInput { fields { path } } } }`;
const former = { last: "Белова", first: "Ирина", patronymic: "Юрьевна" };

async function change(memberId: string, input: object) {
  const chair = chairOf(app, "school");
  const { member } = await chair.run(`query R($id: ID!) { member(id: $id) { revision } }`, { id: memberId });
  const revision = (member?.revision ?? "1.0") as string;
  return {
    chair: chair.viewer.accountId,
    answer: (await chair.run(Change, { input: { memberId, revision, ...input } })).changeName,
  };
}

describe("changing a name", () => {
  it("keeps the former one, and the member is found by the new one", async () => {
    const memberId = await register(app, "school", { name: former, sex: "FEMALE" });
    const name = { ...former, last: "Чернова" };
    const { chair, answer } = await change(memberId, { name, reason: "MARRIAGE", on: "2025-07-12" });
    expect(answer).toEqual({
      __typename: "ChangeNamePayload",
      member: {
        name: { full: "Чернова Ирина Юрьевна" },
        formerNames: [
          {
            name: { full: "Белова Ирина Юрьевна" },
            usedUntil: "2025-07-12",
            reason: "MARRIAGE",
            recordedBy: { id: chair },
          },
        ],
      },
    });
    const found = await chairOf(app, "school").run(`{ members(search: "чернова ирина") { nodes { id } } }`);
    expect(found).toEqual({ members: { nodes: [{ id: memberId }] } });
  });

  it("refuses the same name, a day to come and two alphabets", async () => {
    const memberId = await register(app, "school", { name: { ...former, first: "Нина" } });
    const same = { name: { ...former, first: "Нина" }, reason: "CORRECTION" };
    expect((await change(memberId, same)).answer.fields).toEqual([{ path: "name" }]);
    const later = { name: former, reason: "OWN_WISH", on: "2999-01-01" };
    expect((await change(memberId, later)).answer.fields).toEqual([{ path: "on" }]);
    const mixed = { name: { ...former, last: "Бeлова" }, reason: "CORRECTION" };
    expect((await change(memberId, mixed)).answer.fields).toEqual([{ path: "name.last" }]);
  });

  it("writes nothing over what another has changed, nor on another's card", async () => {
    const memberId = await register(app, "school");
    const input = { memberId, revision: "1.0", name: former, reason: "MARRIAGE" };
    expect(await chairOf(app, "school").run(Change, { input })).toEqual({
      changeName: { __typename: "CardChangedMeanwhile" },
    });
    expect(await chairOf(app, "plant").run(Change, { input })).toEqual({
      changeName: { __typename: "MemberNotFound" },
    });
  });
});
