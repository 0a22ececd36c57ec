import { beforeAll, describe, expect, it } from "@jest/globals";
import { Viewer } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { register, seedWorld, statementsOf } from "../testing/world.js";
import { matchMembers } from "./match-members.js";

const app = testSubgraph(registry);
const name = { last: "Семёнова", first: "Наталья", patronymic: "Ильинична" };
const [phone, email] = ["+79117770000", "natalia@mail.example"];
const sought = { lastName: "Семёнова", firstName: "Наталья", patronymic: "Ильинична", bornOn: "1985-05-05" };
let id = "";
let card = "";
let primaryId = 0;

beforeAll(async () => {
  await seedWorld(app);
  id = await register(app, "plant", {
    name,
    bornOn: "1985-05-05",
    joinedOn: "2010-01-01",
    phone,
    email,
  });
  const [row] = await app.sql<{ number: string; primary_id: number }>(
    "select number, primary_id from registry.membership_cards where member_id = $1",
    [id],
  );
  card = row?.number ?? "";
  primaryId = row?.primary_id ?? 0;
});

describe("the matcher", () => {
  it.each([
    ["the same name and birth", {}, "NAME_AND_BIRTH"],
    ["ё and е alike, in any case", { lastName: "СЕМЕНОВА" }, "NAME_AND_BIRTH"],
    ["a missing patronymic", { patronymic: null }, "SIMILAR_NAME"],
    ["an initial", { patronymic: "И." }, "SIMILAR_NAME"],
    ["a patronymic written otherwise", { patronymic: "Ильинишна" }, "SIMILAR_NAME"],
    ["a slip of the pen in the surname", { lastName: "Семинова" }, "SIMILAR_NAME"],
    ["a part of the surname", { lastName: "Семёнова-Орлова" }, "CHANGED_SURNAME"],
    ["another surname on the same register", { lastName: "Орлова", here: true }, "CHANGED_SURNAME"],
    ["another surname under the same telephone", { lastName: "Орлова", phone }, "CHANGED_SURNAME"],
    ["a name whose birth is not known", { bornOn: null }, "NAME"],
    ["a slip in the birth on the same register", { bornOn: "1985-05-06", here: true }, "NAME"],
    ["the telephone, of a name alike", { lastName: "Семинова", bornOn: null, phone }, "PHONE"],
    ["the e-mail, of a name alike", { patronymic: null, bornOn: null, email }, "EMAIL"],
    ["the card, above all", { card: true, phone }, "CARD"],
    ["another surname alone", { lastName: "Орлова" }, null],
    ["the telephone of another name", { lastName: "Орлова", firstName: "Нина", phone }, null],
    ["another patronymic", { patronymic: "Петровна" }, null],
    ["another first name", { firstName: "Нина" }, null],
    ["another birth", { bornOn: "1985-05-06" }, null],
  ])("goes by %s", async (_, change, reason) => {
    const person = {
      ...sought,
      ...change,
      card: "card" in change ? card : null,
      primaryId: "here" in change ? primaryId : null,
    };
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

  it("tells five of many namesakes while the birth is not known", async () => {
    const namesake = { last: "Тихая", first: "Мария", patronymic: "Ильинична" };
    for (let day = 1; day <= 8; day++) {
      await register(app, "school", { name: namesake, bornOn: `1980-01-0${day}` });
    }
    const person = { lastName: "Тихая", firstName: "Мария", patronymic: "Ильинична", bornOn: null };
    const [found] = await matchMembers([person], app.running.request(new Viewer()));
    expect(found?.map(({ reason }) => reason)).toEqual(Array.from({ length: 5 }, () => "NAME"));
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
