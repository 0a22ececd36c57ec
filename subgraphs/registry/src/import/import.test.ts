import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";
import { registry } from "../subgraph.js";
import { newOrganisation } from "../testing/reorganisation.js";
import {
  chairOf,
  numberOf,
  organisationId,
  person,
  type Place,
  register,
  seedWorld,
} from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const Start = `mutation Start($input: StartMemberImportInput!) { startMemberImport(input: $input) {
  __typename ... on StartMemberImportPayload { memberImport { id status } } ... on InvalidInput { fields { path } } } }`;
const Seen = `query Seen($id: ID!) { memberImport(id: $id) {
  status fileName titles columns rowCount keptCount fault faultLine counts { verdict count }
  effect { organisation { name } memberCount added }
  rows(first: 100) { nodes { line cells verdict reason repeatsLine match { id } member { id } faults { path } } } } }`;
const step = (name: string) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  return `mutation Step($input: ${type}Input!) { ${name}(input: $input) {
    __typename ... on ImportStatusDiffers { status } } }`;
};

interface File {
  status: string;
  titles: string[];
  columns: string[];
  rowCount: number;
  keptCount: number;
  fault: string | null;
  faultLine: number | null;
  counts: { verdict: string; count: number }[];
  effect: { organisation: { name: string }; memberCount: number; added: number }[];
  rows: {
    nodes: {
      line: number;
      verdict: string;
      reason: string | null;
      repeatsLine: number | null;
      match: { id: string } | null;
      member: { id: string } | null;
      faults: { path: string }[];
    }[];
  };
}

const send = async (who: Actor, text: string | Buffer, mediaType = "text/csv") => {
  const file = await app.running.files.receive({
    name: "сад 8 родничок.csv",
    mediaType,
    accountId: who.viewer.accountId,
    content: (async function* () {
      yield Buffer.from(text);
    })(),
  });
  return file.id;
};
const start = async (who: Actor, place: Place, text: string, change: object = {}) => {
  const input = {
    organisationId: organisationId(place),
    fileId: await send(who, text),
    joinedOn: "2024-05-20",
  };
  const { startMemberImport } = await who.run(Start, { input: { ...input, ...change } });
  return startMemberImport.memberImport.id as string;
};
const fileOf = (id: string) =>
  app.sql(
    `select files.id, round(extract(epoch from goes_at - taken_at) / 86400)::int as days from files.files
     join registry.member_imports on file_id = files.id where member_imports.id = $1`,
    [id],
  );
const seen = async (who: Actor, id: string, status: string) =>
  (
    await app.eventually(
      () => who.run(Seen, { id }) as Promise<{ memberImport: File }>,
      ({ memberImport }) => memberImport.status === status,
    )
  ).memberImport;
const preview = async (who: Actor, place: Place, text: string) => {
  const id = await start(who, place, text);
  return { id, file: await seen(who, id, "PREVIEWED") };
};
const run = async (who: Actor, name: string, input: object) => (await who.run(step(name), { input }))[name];
/** Everything that the register keeps, to the byte. */
const keptBytes = async () =>
  app.sql(
    `select
       (select md5(string_agg(members::text, ',' order by id)) from registry.members) as members,
       (select md5(string_agg(membership_cards::text, ',' order by number)) from registry.membership_cards) as cards,
       (select md5(string_agg(movements::text, ',' order by id)) from registry.movements) as movements,
       (select md5(string_agg(member_counts::text, ',' order by primary_id)) from registry.member_counts
        where on_register > 0) as counts`,
  );

const HEAD = "Фамилия;Имя;Отчество;Дата рождения;Телефон";

describe("a file of members", () => {
  it("is judged row by row, each with its reason", async () => {
    const name = { last: "Родникова", first: "Анна", patronymic: "Ильинична" };
    const known = await register(app, "school", { name, bornOn: "1980-02-03" });
    const elsewhere = await register(app, "harbour", {
      name: { last: "Портов", first: "Пётр", patronymic: "Ильич" },
      bornOn: "1981-01-01",
    });
    const chair = chairOf(app, "school");

    const { file } = await preview(
      chair,
      "school",
      [
        HEAD,
        "Новосёлов;Иван;Иванович;01.01.1990;8 921 000-10-01",
        "Родникова;Анна;Ильинична;03.02.1980;",
        "РОДНИКОВА;АННА;;3.2.1980;",
        "Ключева;Анна;Ильинична;03.02.1980;",
        "Портов;Петр;Ильич;1981-01-01;",
        "Новоселов;Иван;Иванович;1.1.1990;",
        "Безимянный;;;01.01.1990;",
        "Кривой;Иван;Иванович;40.01.1990;12",
        "Одинокий;Олег;Олегович",
      ].join("\r\n"),
    );

    expect(file).toMatchObject({
      fileName: "сад 8 родничок.csv",
      titles: ["Фамилия", "Имя", "Отчество", "Дата рождения", "Телефон"],
      columns: ["LAST_NAME", "FIRST_NAME", "PATRONYMIC", "BORN_ON", "PHONE"],
      rowCount: 9,
      counts: [
        { verdict: "NEW", count: 2 },
        { verdict: "SAME", count: 2 },
        { verdict: "PROBABLE_DUPLICATE", count: 2 },
        { verdict: "ON_ANOTHER_REGISTER", count: 1 },
        { verdict: "BAD", count: 2 },
      ],
      effect: [{ organisation: { name: "ППО школы № 12" }, memberCount: 1, added: 2 }],
    });
    expect(
      file.rows.nodes.map(({ verdict, reason, repeatsLine, match, faults }) => [
        verdict,
        reason ?? repeatsLine,
        match?.id ?? null,
        faults.map(({ path }) => path),
      ]),
    ).toEqual([
      ["NEW", null, null, []],
      ["SAME", "NAME_AND_BIRTH", known, []],
      ["PROBABLE_DUPLICATE", "SIMILAR_NAME", known, []],
      ["PROBABLE_DUPLICATE", "CHANGED_SURNAME", known, []],
      ["ON_ANOTHER_REGISTER", "NAME_AND_BIRTH", elsewhere, []],
      ["SAME", 2, null, []],
      ["BAD", null, null, ["name.first"]],
      ["BAD", null, null, ["bornOn", "phone"]],
      ["NEW", null, null, []],
    ]);
  });

  it("puts the new ones on the register once, however often it comes, and tells the chair how many", async () => {
    const chair = chairOf(app, "plant");
    const text = `${HEAD}\nЗаводов;Иван;Иванович;11.01.1991;\nСтанков;Пётр;Петрович;02.02.1991;`;
    const { id } = await preview(chair, "plant", text);
    await run(chair, "applyMemberImport", { importId: id });
    const applied = await seen(chair, id, "APPLIED");
    expect(await fileOf(id)).toEqual([]);
    const before = await keptBytes();

    const again = await preview(chair, "plant", text);
    await run(chair, "applyMemberImport", { importId: again.id });
    await seen(chair, again.id, "APPLIED");

    const brought = applied.rows.nodes.map(({ member }) => member?.id);
    const { member } = await chair.run(
      `query Brought($id: ID!) { member(id: $id) { name { full } joinedOn card { status }
        movements { kind on note recordedBy { id } } } }`,
      { id: brought[0] },
    );
    expect(member).toEqual({
      name: { full: "Заводов Иван Иванович" },
      joinedOn: "2024-05-20",
      card: { status: "NOT_ORDERED" },
      movements: [
        {
          kind: "REGISTERED",
          on: "2024-05-20",
          note: "сад 8 родничок.csv",
          recordedBy: { id: chair.viewer.accountId },
        },
      ],
    });
    expect(again.file.counts).toEqual([{ verdict: "SAME", count: 2 }]);
    expect(await keptBytes()).toEqual(before);
    expect((await app.told()).filter(({ name }) => name === "membersImported")).toContainEqual({
      name: "membersImported",
      payload: {
        importId: id,
        organisationId: organisationId("plant"),
        fileName: "сад 8 родничок.csv",
        created: 2,
      },
    });
  });

  it("puts nobody on twice of whom it tells no more than a name", async () => {
    const chair = chairOf(app, "harbour");
    const putOn = async () => {
      const { id } = await preview(chair, "harbour", `${HEAD}\nПричалова;Инна;;;`);
      await run(chair, "applyMemberImport", { importId: id });
      return (await seen(chair, id, "APPLIED")).counts;
    };
    expect(await putOn()).toEqual([{ verdict: "NEW", count: 1 }]);
    const before = await keptBytes();
    expect(await putOn()).toEqual([{ verdict: "SAME", count: 1 }]);
    expect(await keptBytes()).toEqual(before);
  });

  it("is undone to the byte, and can be applied again", async () => {
    const chair = chairOf(app, "camp");
    const before = await keptBytes();
    const { id } = await preview(
      chair,
      "camp",
      `${HEAD}\nЛагерев;Иван;Иванович;12.01.1991;\nКостров;Пётр;;;`,
    );
    await run(chair, "applyMemberImport", { importId: id });
    await seen(chair, id, "APPLIED");
    expect(await keptBytes()).not.toEqual(before);

    await run(chair, "undoMemberImport", { importId: id });
    expect(await seen(chair, id, "UNDONE")).toMatchObject({ keptCount: 0 });
    expect(await keptBytes()).toEqual(before);
    expect(await app.told()).toContainEqual({
      name: "importUndone",
      payload: { importId: id, organisationId: organisationId("camp") },
    });

    await run(chair, "applyMemberImport", { importId: id });
    expect((await seen(chair, id, "APPLIED")).rows.nodes.every(({ member }) => member !== null)).toBe(true);
  });

  it("keeps, when undone, whom something has been recorded of since", async () => {
    const chair = chairOf(app, "university");
    const { id } = await preview(
      chair,
      "university",
      `${HEAD}\nВузов;Иван;Иванович;13.01.1991;\nНаукин;Пётр;;;`,
    );
    await run(chair, "applyMemberImport", { importId: id });
    const applied = await seen(chair, id, "APPLIED");
    const [kept] = applied.rows.nodes.map(({ member }) => member?.id);
    await chair.run(
      `mutation Record($input: RecordDuesPaymentInput!) { recordDuesPayment(input: $input) { __typename } }`,
      { input: { memberId: kept, month: "2026-10", kopecks: 100 } },
    );

    await run(chair, "undoMemberImport", { importId: id });

    const undone = await seen(chair, id, "UNDONE");
    expect(undone.keptCount).toBe(1);
    expect(undone.rows.nodes.map(({ member }) => member?.id ?? null)).toEqual([kept, null]);
  });

  it("lets a person decide of a probable duplicate", async () => {
    await register(app, "camp", {
      name: { last: "Сомов", first: "Олег", patronymic: "Олегович" },
      bornOn: "1979-09-09",
    });
    const chair = chairOf(app, "camp");
    const { id } = await preview(
      chair,
      "camp",
      `${HEAD}\nКарпов;Олег;Олегович;09.09.1979;\nСомов;Олег;;9.9.79;`,
    );
    await run(chair, "decideImportRow", { importId: id, line: 2, isAdded: true });
    await run(chair, "applyMemberImport", { importId: id });

    const { rows } = await seen(chair, id, "APPLIED");

    expect(rows.nodes.map(({ verdict, member }) => [verdict, member !== null])).toEqual([
      ["PROBABLE_DUPLICATE", true],
      ["PROBABLE_DUPLICATE", false],
    ]);
  });

  it("names the primaries of its rows by number or code, only below", async () => {
    const staff = person(app, Role.STAFF, "lakeside");
    const { file } = await preview(
      staff,
      "lakeside",
      [
        "ФИО;ИНПО",
        `Первый Иван Иванович;${numberOf("school")}`,
        "Второй Иван Иванович;30006",
        `Третий Иван Иванович;${numberOf("plant")}`,
        "Четвёртый Иван Иванович;",
        "Пятый Иван Иванович;\0",
        "Шестой Иван Иванович;99999999999",
      ].join("\n"),
    );

    expect(file.rows.nodes.map(({ verdict, faults }) => [verdict, faults.map(({ path }) => path)])).toEqual([
      ["NEW", []],
      ["NEW", []],
      ...Array.from({ length: 4 }, () => ["BAD", ["organisation"]]),
    ]);
    expect(file.effect.map(({ organisation, added }) => `${organisation.name}: ${added}`).toSorted()).toEqual(
      ["ППО детского сада «Ёлочка»: 1", "ППО школы № 12: 1"],
    );
  });

  it("asks for its columns when the titles do not say, and is read anew when they are named", async () => {
    const chair = chairOf(app, "school");
    const id = await start(chair, "school", "А;Б\nИвановский Иван Иванович;14.01.1991");
    expect(await seen(chair, id, "UNREADABLE")).toMatchObject({ titles: ["А", "Б"], rowCount: 0 });

    const wrong = await run(chair, "chooseImportColumns", { importId: id, columns: ["FULL_NAME"] });
    expect(wrong.__typename).toBe("InvalidInput");
    await run(chair, "chooseImportColumns", { importId: id, columns: ["FULL_NAME", "BORN_ON"] });

    expect((await seen(chair, id, "PREVIEWED")).counts).toEqual([{ verdict: "NEW", count: 1 }]);
  });

  it("is kept to be read anew for a month, and must be sent again then", async () => {
    const chair = chairOf(app, "school");
    const { id } = await preview(chair, "school", `${HEAD}\nМесячный;Иван;Иванович;16.01.1991;`);
    expect(await fileOf(id)).toEqual([{ id: expect.any(String), days: 30 }]);

    await app.running.files.sweep(new Date(Date.now() + 31 * 24 * 60 * 60_000));

    const { columns } = await seen(chair, id, "PREVIEWED");
    const { __typename } = await run(chair, "chooseImportColumns", { importId: id, columns });
    expect(__typename).toBe("InvalidInput");
    await run(chair, "applyMemberImport", { importId: id });
    expect((await seen(chair, id, "APPLIED")).rows.nodes[0]?.member).not.toBeNull();
  });

  it.each([
    ["is empty", "\n", "NOT_A_TABLE", null],
    ["does not close a quotation mark", `${HEAD}\n"Иванов;Иван`, "QUOTE_NOT_CLOSED", 2],
    ["has a row without an end", `${HEAD}\n${"Иванов;Иван;".repeat(9_000)}`, "TOO_LARGE", 2],
  ])("says why it cannot be read when it %s", async (_what, text, fault, faultLine) => {
    const chair = chairOf(app, "school");
    const id = await start(chair, "school", text);

    expect(await seen(chair, id, "UNREADABLE")).toMatchObject({ fault, faultLine, rowCount: 0 });
  });

  it("says no more why it could not be read once it is", async () => {
    const chair = chairOf(app, "school");
    const id = await start(chair, "school", "А;Б\nИменованный Иван Иванович;14.02.1991");
    expect(await seen(chair, id, "UNREADABLE")).toMatchObject({ fault: "NOT_A_TABLE", faultLine: 1 });
    await run(chair, "chooseImportColumns", { importId: id, columns: ["FULL_NAME", "BORN_ON"] });

    expect(await seen(chair, id, "PREVIEWED")).toMatchObject({ fault: null, faultLine: null });
  });

  it("is taken further by whoever is there when its worker died", async () => {
    const chair = chairOf(app, "school");
    const { id } = await preview(chair, "school", `${HEAD}\nЖивучий;Иван;Иванович;15.01.1991;`);
    await app.sql(
      "update registry.member_imports set status = 'APPLYING', claimed_until = '-infinity' where id = $1",
      [id],
    );

    expect((await seen(chair, id, "APPLIED")).rows.nodes[0]?.member).not.toBeNull();
  });

  it("is given back to its keeper when its step fails time after time, and goes on when asked again", async () => {
    const chair = chairOf(app, "school");
    const { id } = await preview(chair, "school", `${HEAD}\nБедовый;Иван;Иванович;17.01.1991;`);
    await app.sql(`create function fail() returns trigger language plpgsql as $$ begin
      raise exception 'Out of order'; end $$`);
    await app.sql(`create trigger failed before insert on registry.members
      for each row when (new.last_name = 'Бедовый') execute function fail()`);
    await run(chair, "applyMemberImport", { importId: id });
    const tried = "select tries from registry.member_imports where id = $1";
    await app.eventually(
      () => app.sql<{ tries: number }>(tried, [id]),
      ([file]) => file?.tries === 1,
    );
    await app.sql("update registry.member_imports set tries = 5, claimed_until = '-infinity' where id = $1", [
      id,
    ]);
    expect(await seen(chair, id, "PREVIEWED")).toMatchObject({ fault: "STEP_FAILED", faultLine: null });

    // Some may be on the register by now: the rows stay what they are, and all can be taken back.
    const columns = ["LAST_NAME", "FIRST_NAME", "PATRONYMIC", "BORN_ON", "PHONE"];
    expect(await run(chair, "chooseImportColumns", { importId: id, columns })).toEqual({
      __typename: "ImportStatusDiffers",
      status: "PREVIEWED",
    });
    await app.sql("drop trigger failed on registry.members");
    await run(chair, "applyMemberImport", { importId: id });
    expect(await seen(chair, id, "APPLIED")).toMatchObject({ fault: null });
  });

  it("can be taken back where putting it on was given up", async () => {
    const chair = chairOf(app, "school");
    const { id } = await preview(chair, "school", `${HEAD}\nПолупринятый;Иван;Иванович;18.01.1991;`);
    await run(chair, "applyMemberImport", { importId: id });
    await seen(chair, id, "APPLIED");
    await app.sql(
      "update registry.member_imports set status = 'PREVIEWED', fault = 'STEP_FAILED' where id = $1",
      [id],
    );

    expect((await run(chair, "undoMemberImport", { importId: id })).__typename).toBe(
      "UndoMemberImportPayload",
    );
    expect((await seen(chair, id, "UNDONE")).rows.nodes[0]).toMatchObject({ member: null });
  });

  it("leaves out whoever is of a primary that was closed since the file was judged", async () => {
    const town = await newOrganisation(app, "TERRITORIAL", await newOrganisation(app, "REGIONAL"));
    const [stays, closes] = [
      await newOrganisation(app, "PRIMARY", town),
      await newOrganisation(app, "PRIMARY", town),
    ];
    const keeper = person(app, Role.ADMINISTRATOR, "union");
    const list = [stays, closes].map(({ number }, at) => `Закрытый;Иван;Иванович;1${at}.01.1991;;${number}`);
    const { id } = await preview(keeper, "union", [`${HEAD};Номер организации`, ...list].join("\n"));
    await app.sql("update registry.organisations set closed_on = '2026-01-01' where id = $1", [closes.id]);
    await run(keeper, "applyMemberImport", { importId: id });
    const { rows, counts } = await seen(keeper, id, "APPLIED");
    expect(rows.nodes.map(({ verdict, member, faults }) => [verdict, member !== null, faults])).toEqual([
      ["NEW", true, []],
      ["BAD", false, [{ path: "organisation" }]],
    ]);
    expect(counts).toEqual([
      { verdict: "NEW", count: 1 },
      { verdict: "BAD", count: 1 },
    ]);
  });

  it("does nothing out of turn", async () => {
    const chair = chairOf(app, "school");
    const { id } = await preview(chair, "school", `${HEAD}\nОчередной;Иван;Иванович;16.01.1991;`);

    expect(await run(chair, "undoMemberImport", { importId: id })).toEqual({
      __typename: "ImportStatusDiffers",
      status: "PREVIEWED",
    });
  });

  it("shows its progress to those who look on", async () => {
    const chair = chairOf(app, "kindergarten");
    const id = await start(chair, "kindergarten", `${HEAD}\nЁлкин;Иван;Иванович;17.01.1991;`);
    const progress = chair.subscribe(
      "subscription Progress($id: ID!) { memberImportProgressed(id: $id, after: -1) { status } }",
      { id },
    );
    const statuses: string[] = [];
    for await (const event of progress) {
      statuses.push((event as { memberImportProgressed: { status: string } }).memberImportProgressed.status);
      if (statuses.at(-1) === "PREVIEWED") break;
    }
    expect(statuses.at(-1)).toBe("PREVIEWED");
  });

  it("is another's to nobody", async () => {
    const { id } = await preview(
      chairOf(app, "school"),
      "school",
      `${HEAD}\nТайный;Иван;Иванович;18.01.1991;`,
    );
    const other = chairOf(app, "plant");

    expect(await other.run(Seen, { id })).toEqual({ memberImport: null });
    expect(await run(other, "applyMemberImport", { importId: id })).toEqual({ __typename: "ImportNotFound" });
    const foreign = { organisationId: organisationId("school"), fileId: await send(other, HEAD) };
    expect(await other.run(Start, { input: foreign })).toEqual({
      startMemberImport: { __typename: "OrganisationNotFound" },
    });
    const stolen = {
      organisationId: organisationId("plant"),
      fileId: await send(chairOf(app, "school"), HEAD),
    };
    expect(await other.run(Start, { input: stolen })).toEqual({
      startMemberImport: { __typename: "InvalidInput", fields: [{ path: "fileId" }] },
    });
    expect(await app.anonymous.refusal(Seen, { id: randomUUID() })).toBe("UNAUTHENTICATED");
  });
});
