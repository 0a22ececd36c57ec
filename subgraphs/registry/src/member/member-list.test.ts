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
  statementsOf,
} from "../testing/world.js";

const app = testSubgraph(registry);

const staff: [Place, string, string, string | null][] = [
  ["school", "Ёлкина", "Анна", "Фёдоровна"],
  ["school", "Елкин", "Борис", "Фёдорович"],
  ["school", "Жукова", "Анна", null],
  ["kindergarten", "Сидорова", "Мария", "Антоновна"],
  ["kindergarten", "Сидорова-Жук", "Алёна", "Ильинична"],
  ["kindergarten", "Сидоров", "Пётр", "Ильич"],
  ["plant", "Аннушкин", "Глеб", "Ильич"],
  ["camp", "Яковлева", "Анна", "Львовна"],
  ["university", "Белов", "Пётр", "Львович"],
  ["harbour", "Морская", "Анна", "Львовна"],
];

beforeAll(async () => {
  await seedWorld(app);
  for (const [place, last, first, patronymic] of staff) {
    await register(app, place, { name: { last, first, patronymic } });
  }
});

const List = `query L($search: String, $place: ID, $first: Int! = 20, $after: String, $order: MemberOrder! = NAME) {
  members(search: $search, organisationId: $place, first: $first, after: $after, order: $order) {
    totalCount nodes { name { last first } } pageInfo { hasNextPage endCursor } } }`;

interface Answer {
  members: {
    nodes: { name: { last: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

const names = async (over: Place, variables: object = {}) => {
  const { members } = await chairOf(app, over).run(List, variables);
  return members.nodes.map(({ name }: { name: { last: string } }) => name.last) as string[];
};

describe("a list of members", () => {
  it("stands in the order of names, with ё as е and a hyphen as a space, in any subtree", async () => {
    expect(await names("union")).toEqual([
      "Аннушкин",
      "Белов",
      "Елкин",
      "Ёлкина",
      "Жукова",
      "Морская",
      "Сидоров",
      "Сидорова-Жук",
      "Сидорова",
      "Яковлева",
    ]);
    expect(await names("lakeside")).toEqual([
      "Елкин",
      "Ёлкина",
      "Жукова",
      "Сидоров",
      "Сидорова-Жук",
      "Сидорова",
    ]);
    expect(await names("okrug")).toEqual(["Яковлева"]);
    expect(await names("university")).toEqual(["Белов"]);
    expect(await names("union", { place: organisationId("okrug") })).toEqual(["Яковлева"]);
    expect(await names("union", { place: organisationId("south") })).toEqual(["Морская"]);
    expect(await names("school", { order: "NAME_DESCENDING" })).toEqual(["Жукова", "Ёлкина", "Елкин"]);
  });

  it.each(
    ["NAME", "NAME_DESCENDING"].flatMap((order) =>
      [undefined, "сид", "анна", "ильич", "жук"].map((search) => ({ order, search })),
    ),
  )("is the same read page by page: %j", async ({ order, search }) => {
    const whole = await names("north", { order, search });
    expect(whole.length).toBeGreaterThan(1);
    for (const first of [1, 2, 4]) {
      const read: string[] = [];
      let after: string | null = null;
      do {
        const { members }: Answer = await chairOf(app, "north").run(List, { first, after, order, search });
        read.push(...members.nodes.map(({ name }) => name.last));
        after = members.pageInfo.hasNextPage ? members.pageInfo.endCursor : null;
      } while (after);
      expect(read).toEqual(whole);
    }
  });

  it("counts the whole list, found or not", async () => {
    const total = async (over: Place, variables: object = {}) =>
      (await chairOf(app, over).run(List, { first: 1, ...variables })).members.totalCount;
    expect(await total("union")).toBe(10);
    expect(await total("lakeside")).toBe(6);
    expect(await total("lakeside", { place: organisationId("union") })).toBe(6);
    expect(await total("union", { search: "анна" })).toBe(4);
    expect(await total("school", { search: "анна" })).toBe(2);
  });

  it("joins the subtrees of several grants, each member once", async () => {
    const grant = (place: Place, path: string) => ({
      role: Role.CHAIR,
      path,
      organisationId: organisationId(place),
    });
    const chair = app.as({
      accountId: "a",
      grants: [grant("school", "1.2.3.5"), grant("lakeside", "1.2.3"), grant("harbour", "1.9.10")],
    });
    const { members } = await chair.run(List, {});
    expect(members.totalCount).toBe(7);
    expect(members.nodes).toHaveLength(7);
  });

  it.each([
    ["the beginning of a surname", "сид", ["Сидоров", "Сидорова-Жук", "Сидорова"]],
    ["a surname with е for ё", "елкин", ["Елкин", "Ёлкина"]],
    ["a surname with ё for е", "ЁЛКИН", ["Елкин", "Ёлкина"]],
    ["a first name", "анн", ["Аннушкин", "Ёлкина", "Жукова", "Морская", "Яковлева"]],
    ["a first name and a surname", "анна ёлк", ["Ёлкина"]],
    ["a surname, a first name and a patronymic", "Ёлкина Анна Федоровна", ["Ёлкина"]],
    ["the words in any order", "ильич петр сидоров", ["Сидоров"]],
    ["the second half of a double surname", "жук", ["Жукова", "Сидорова-Жук"]],
    ["a double surname", "Сидорова-Жук", ["Сидорова-Жук"]],
    ["a middle of a word", "доро", []],
    ["signs of LIKE", "%", []],
    ["signs of LIKE in a word", "с%в_", []],
    ["a NUL and half a surrogate", "\0\ud800", []],
    ["a quotation mark", "о'коннор'; drop table", []],
    ["a backslash", "\\", []],
    ["a question mark", "сид?", ["Сидоров", "Сидорова-Жук", "Сидорова"]],
    ["more words than a name has", "a b c d e f g h i j", []],
    ["digits", "123", []],
  ])("finds by %s", async (_, search, found) => {
    expect(await names("union", { search })).toEqual(found);
    const primaries = (["school", "kindergarten", "plant", "camp", "harbour"] as const).map((place) =>
      names(place, { search }),
    );
    expect((await Promise.all(primaries)).flat().toSorted()).toEqual(found.toSorted());
  });

  it.each([
    ["a letter wrong", "марская", ["Морская"]],
    ["a letter missing", "жкова", ["Жукова"]],
    ["a letter too many", "яковвлева", ["Яковлева"]],
    ["two letters exchanged", "морсакя", ["Морская"]],
    ["a slip in both names", "сидарова марья", ["Сидорова"]],
    ["a slip in the first name alone", "яковлева анма", ["Яковлева"]],
    ["a slip in each word", "ёлкена ана федаровна", ["Ёлкина"]],
    ["slips and the whole name", "ёлкина ана федаровна", ["Ёлкина"]],
    ["the first name first", "анна яковлива", ["Яковлева"]],
    ["two slips in a long surname", "яакавлева", ["Яковлева"]],
    ["nobody's name", "ъъъъъъъ", []],
  ])("finds names near what was written: %s", async (_, search, found) => {
    expect(await names("union", { search })).toEqual(found);
    expect((await chairOf(app, "union").run(List, { search })).members.totalCount).toBe(found.length);
    expect(await names("union", { search, order: "NAME_DESCENDING" })).toEqual(found);
    const elsewhere = await names("university", { search });
    expect(elsewhere).toEqual([]);
  });

  it("finds nobody by a word longer than any name, and seeks nothing near it", async () => {
    const letters = Array.from({ length: 50_000 }, (_, at) =>
      String.fromCharCode(0x430 + ((at * 7_919) % 32)),
    );
    expect(await names("north", { search: letters.join("") })).toEqual([]);
  });

  it("reads names near page by page", async () => {
    const search = "седорова";
    const near = await names("north", { search });
    expect(near).toEqual(["Сидорова-Жук", "Сидорова"]);
    const read: string[] = [];
    let after: string | null = null;
    do {
      const { members }: Answer = await chairOf(app, "north").run(List, { first: 1, after, search });
      read.push(...members.nodes.map(({ name }) => name.last));
      after = members.pageInfo.hasNextPage ? members.pageInfo.endCursor : null;
    } while (after);
    expect(read).toEqual(near);
  });

  it("finds by the card and by the telephone in any writing", async () => {
    const id = await register(app, "school", {
      name: { last: "Юркова", first: "Вера" },
      phone: "8 921 700-11-22",
    });
    const [card] = await app.sql<{ number: string }>(
      "select number from registry.membership_cards where member_id = $1",
      [id],
    );
    const number = card?.number ?? "";
    for (const search of [
      number,
      number.replaceAll(/(\d{4})/g, "$1 "),
      "+7 (921) 700-11-22",
      "89217001122",
      "9217001122",
    ]) {
      expect(await names("lakeside", { search })).toEqual(["Юркова"]);
      expect(await names("hillside", { search })).toEqual([]);
    }
  });

  it("refuses cursors that are not its own", async () => {
    const chair = chairOf(app, "union");
    const cursor = (key: unknown) => Buffer.from(JSON.stringify(key)).toString("base64url");
    for (const after of [
      "x",
      cursor(["а"]),
      cursor(["а", "abc"]),
      cursor([1, 2]),
      cursor(["\0", crypto.randomUUID()]),
    ]) {
      expect(await chair.refusal(List, { after })).toBe("BAD_USER_INPUT");
    }
    expect(await chair.refusal(List, { first: 0 })).toBe("BAD_USER_INPUT");
    expect(await chair.refusal(List, { first: 101 })).toBe("BAD_USER_INPUT");
    for (const place of ["abc", "a\0b", "\ud800", "7f2c9a52-65d1-4b0c-8b52-33f13a1a5c11"]) {
      expect((await chair.run(List, { place })).members).toMatchObject({ totalCount: 0, nodes: [] });
    }
  });
});

describe("a page of fifty members with all that hangs on them", () => {
  it("takes as many statements as a page of five", async () => {
    for (let count = 0; count < 50; count += 1) {
      await register(app, count % 2 ? "plant" : "camp", {
        name: { last: `Я${"абвгд"[count % 5]}`, first: `Ян${"ж".repeat(count)}` },
      });
    }
    const Page = `query P($first: Int!) { members(first: $first) { totalCount nodes {
      displayName name { full } card { number }
      organisation { name type { name } parent { name } ancestors { name } memberCount chair { name member { displayName } } }
      movements { kind organisation { name } from { name } recordedBy { id } }
    } } }`;
    const chair = person(app, Role.ADMINISTRATOR, "union");
    const few = await statementsOf(app, () => chair.run(Page, { first: 5 }));
    const many = await statementsOf(app, () => chair.run(Page, { first: 50 }));
    expect(many).toHaveLength(few.length);
    expect(many.length).toBeLessThanOrEqual(14);
  });
});
