import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { chairOf, organisationId, person, register, seedWorld } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const Check = `query C($name: PersonNameInput!, $bornOn: PlainDate, $memberId: ID, $organisationId: ID) {
  checkName(name: $name, bornOn: $bornOn, memberId: $memberId, organisationId: $organisationId) {
    findings { kind part message } suggestion { full } sex matches { reason isOnRegister member { id } } } }`;
const name = { last: "Лебедева", first: "Алёна", patronymic: "Тимофеевна" };
const bornOn = "1988-08-08";

describe("checking a name", () => {
  it("says what is wrong, how it is meant, and who may be the same person", async () => {
    const id = await register(app, "school", { name, sex: "FEMALE", bornOn });
    const written = { last: "Тимофеевна", first: "Алeна", patronymic: "Лебедева" };
    const found = {
      findings: [
        { kind: "MIXED_ALPHABETS", part: "FIRST", message: "Латинские буквы, похожие на русские." },
        { kind: "SWAPPED_PARTS", part: null, message: "Похоже, поля перепутаны." },
        { kind: "YO", part: "FIRST", message: "Обычно пишется с «ё»." },
      ],
      suggestion: { full: "Лебедева Алёна Тимофеевна" },
      sex: "FEMALE",
    };
    const check = async (actor: ReturnType<typeof chairOf>) =>
      (await actor.run(Check, { name: written, bornOn })).checkName;
    const match = { reason: "NAME_AND_BIRTH", isOnRegister: true };
    expect(await check(chairOf(app, "school"))).toEqual({
      ...found,
      matches: [{ ...match, member: { id } }],
    });
    expect(await check(chairOf(app, "plant"))).toEqual({ ...found, matches: [{ ...match, member: null }] });
    const own = await chairOf(app, "school").run(Check, { name, bornOn, memberId: id });
    expect(own).toEqual({ checkName: { findings: [], suggestion: null, sex: "FEMALE", matches: [] } });
  });

  it("tells a member under another surname where the register is the same", async () => {
    const born = { bornOn: "1977-07-07" };
    const id = await register(app, "school", { name, sex: "FEMALE", ...born });
    const married = { name: { ...name, last: "Соколова" }, ...born };
    const matches = async (place?: Parameters<typeof organisationId>[0]) => {
      const asked = { ...married, organisationId: place && organisationId(place) };
      return (await chairOf(app, "school").run(Check, asked)).checkName.matches;
    };
    expect(await matches("school")).toEqual([
      { reason: "CHANGED_SURNAME", isOnRegister: true, member: { id } },
    ]);
    expect([await matches("plant"), await matches()]).toEqual([[], []]);
  });

  it("bears anything", async () => {
    const odd = { last: "\0\ud800", first: "я".repeat(5_000), patronymic: "%_'\"" };
    const { checkName } = await chairOf(app, "school").run(Check, { name: odd });
    expect(checkName.matches).toEqual([]);
  });

  it("is for those who keep a register", async () => {
    expect(await app.anonymous.refusal(Check, { name })).toBe("UNAUTHENTICATED");
    expect(await person(app, Role.OPERATOR, "school").refusal(Check, { name })).toBe("FORBIDDEN");
  });
});
