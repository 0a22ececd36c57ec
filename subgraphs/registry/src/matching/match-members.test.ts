import { beforeAll, describe, expect, it } from "@jest/globals";
import { Viewer } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { register, seedWorld, statementsOf } from "../testing/world.js";
import { matchMembers } from "./match-members.js";

const app = testSubgraph(registry);
const name = { last: "Семёнова", first: "Наталья", patronymic: "Ильинична" };
const sought = { lastName: "Семёнова", firstName: "Наталья", patronymic: "Ильинична", bornOn: "1985-05-05" };
let id = "";
let card = "";

beforeAll(async () => {
  await seedWorld(app);
  id = await register(app, "plant", {
    name,
    bornOn: "1985-05-05",
    joinedOn: "2010-01-01",
    phone: "+79117770000",
    email: "natalia@mail.example",
  });
  const [row] = await app.sql<{ number: string }>(
    "select number from registry.membership_cards where member_id = $1",
    [id],
  );
  card = row?.number ?? "";
});

describe("the matcher", () => {
  it.each([
    ["the same name and birth", {}, "NAME_AND_BIRTH"],
    ["ё and е alike, in any case", { lastName: "СЕМЕНОВА" }, "NAME_AND_BIRTH"],
    ["a missing patronymic", { patronymic: null }, "SIMILAR_NAME"],
    ["an initial", { patronymic: "И." }, "SIMILAR_NAME"],
    ["a patronymic written otherwise", { patronymic: "Ильинишна" }, "SIMILAR_NAME"],
    ["another surname", { lastName: "Орлова" }, "CHANGED_SURNAME"],
    ["a birth that is not known", { bornOn: null }, "NAME"],
    ["the telephone", { lastName: "Ц", firstName: "Ц", phone: "+79117770000" }, "PHONE"],
    ["the e-mail", { lastName: "Ц", firstName: "Ц", email: "natalia@mail.example" }, "EMAIL"],
    ["the card, above all", { card: true, phone: "+79117770000" }, "CARD"],
    ["another patronymic", { patronymic: "Петровна" }, null],
    ["another first name", { firstName: "Нина" }, null],
    ["another birth", { bornOn: "1985-05-06" }, null],
  ])("goes by %s", async (_, change, reason) => {
    const person = { ...sought, ...change, card: "card" in change ? card : null };
    const [found] = await matchMembers([person], app.running.request(new Viewer()));
    expect(found).toEqual(reason === null ? [] : [{ memberId: id, reason, isOnRegister: true }]);
  });

  it("seeks many people by one statement", async () => {
    const context = app.running.request(new Viewer());
    const people = Array.from({ length: 200 }, (_, place) =>
      place % 2 === 0 ? sought : { ...sought, lastName: "Ц" },
    );
    const statements = await statementsOf(app, async () => {
      const found = await matchMembers(people, context);
      expect(found.filter((matches) => matches[0]?.reason === "NAME_AND_BIRTH")).toHaveLength(100);
    });
    expect(statements).toHaveLength(1);
  });

  it("does not drown in a telephone that thousands have", async () => {
    for (let count = 0; count < 8; count++) await register(app, "school", { phone: "+79990000000" });
    const context = app.running.request(new Viewer());
    const [found] = await matchMembers(
      [{ ...sought, lastName: "Ц", firstName: "Ц", phone: "+79990000000" }],
      context,
    );
    expect(found).toHaveLength(5);
  });

  it("finds the person among many who are only alike", async () => {
    for (let count = 0; count < 8; count++) {
      await register(app, "school", {
        name: { ...name, last: `${name.last}${"абвгдежз"[count]}` },
        bornOn: "1985-05-05",
      });
    }
    const [found] = await matchMembers([sought], app.running.request(new Viewer()));
    expect(found?.[0]).toEqual({ memberId: id, reason: "NAME_AND_BIRTH", isOnRegister: true });
    expect(found).toHaveLength(6);
  });
});
