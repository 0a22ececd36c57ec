import { beforeAll, describe, expect, it } from "@jest/globals";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { chairOf, organisationId, register, seedWorld, statementsOf } from "../testing/world.js";

const app = testSubgraph(registry);
let chair: Actor;

const Start = `mutation Start($input: StartMemberImportInput!) { startMemberImport(input: $input) {
  ... on StartMemberImportPayload { memberImport { id } } } }`;
const Decide = `mutation Decide($input: DecideImportRowsInput!) { decideImportRows(input: $input) {
  __typename
  ... on DecideImportRowsPayload { decided memberImport { duplicateCounts { reason count undecided } effect { added } } }
  ... on ImportStatusDiffers { status }
  ... on InvalidInput { fields { path } } } }`;
const Rows = `query Rows($id: ID!, $verdict: ImportVerdict, $reason: MatchReason) { memberImport(id: $id) {
  status rows(first: 50, verdict: $verdict, reason: $reason) { totalCount nodes { line verdict isAdded } } } }`;

interface Shown {
  status: string;
  rows: { totalCount: number; nodes: { line: number; verdict: string; isAdded: boolean | null }[] };
}

const rowsOf = async (id: string, which: object = {}) =>
  ((await chair.run(Rows, { id, ...which })) as { memberImport: Shown }).memberImport;
const decide = async (importId: string, input: object, who = chair) =>
  (await who.run(Decide, { input: { importId, ...input } })).decideImportRows;
const decisions = async (id: string) =>
  (await rowsOf(id, { verdict: "PROBABLE_DUPLICATE" })).rows.nodes.map(({ isAdded }) => isAdded);

async function judged(lines: readonly string[]): Promise<string> {
  const { id: fileId } = await app.running.files.receive({
    name: "список.csv",
    mediaType: "text/csv",
    accountId: chair.viewer.accountId,
    content: (async function* () {
      yield Buffer.from(["ФИО;Дата рождения", ...lines].join("\n"));
    })(),
  });
  const input = { organisationId: organisationId("school"), fileId };
  const { startMemberImport } = await chair.run(Start, { input });
  const { id } = startMemberImport.memberImport as { id: string };
  await app.eventually(
    () => rowsOf(id),
    ({ status }) => status === "PREVIEWED",
  );
  return id;
}

/** Two that are like Сомов, two that are like Щукин under another surname, and one who is new. */
const LINES = [
  "Сомов Олег;09.09.1979",
  "Сомоов Олег Олегович;09.09.1979",
  "Карпов Пётр Ильич;10.10.1980",
  "Окунев Пётр Ильич;10.10.1980",
  "Новый Иван Иванович;11.11.1981",
];

beforeAll(async () => {
  await seedWorld(app);
  chair = chairOf(app, "school");
  const [som, pike] = [
    { last: "Сомов", first: "Олег", patronymic: "Олегович" },
    { last: "Щукин", first: "Пётр", patronymic: "Ильич" },
  ];
  await register(app, "school", { name: som, bornOn: "1979-09-09" });
  await register(app, "school", { name: pike, bornOn: "1980-10-10" });
});

describe("the doubtful rows of a file", () => {
  it("are decided all at once, and again to the same end", async () => {
    const id = await judged(LINES);
    const all = {
      __typename: "DecideImportRowsPayload",
      decided: 4,
      memberImport: {
        duplicateCounts: [
          { reason: "SIMILAR_NAME", count: 2, undecided: 0 },
          { reason: "CHANGED_SURNAME", count: 2, undecided: 0 },
        ],
        effect: [{ added: 5 }],
      },
    };
    expect(await decide(id, { isAdded: true })).toEqual(all);
    expect(await decide(id, { isAdded: true })).toEqual(all);
    expect((await rowsOf(id)).rows.nodes.map(({ isAdded }) => isAdded)).toEqual([
      true,
      true,
      true,
      true,
      null,
    ]);

    expect(await decide(id, { isAdded: false })).toMatchObject({
      decided: 4,
      memberImport: { effect: [{ added: 1 }] },
    });
  });

  it("are listed and decided by why they are doubtful", async () => {
    const id = await judged(LINES);
    const { rows } = await rowsOf(id, { verdict: "PROBABLE_DUPLICATE", reason: "CHANGED_SURNAME" });
    expect([rows.totalCount, rows.nodes.map(({ line }) => line)]).toEqual([2, [4, 5]]);

    expect(await decide(id, { reason: "CHANGED_SURNAME", isAdded: true })).toMatchObject({
      decided: 2,
      memberImport: {
        duplicateCounts: [
          { reason: "SIMILAR_NAME", count: 2, undecided: 2 },
          { reason: "CHANGED_SURNAME", count: 2, undecided: 0 },
        ],
      },
    });
    expect(await decisions(id)).toEqual([null, null, true, true]);
    expect(await decide(id, { reason: "PHONE", isAdded: true })).toMatchObject({ decided: 0 });
  });

  it("are decided by their lines, and no row beside them", async () => {
    const id = await judged(LINES);

    expect(await decide(id, { lines: [2, 4, 6, 99], isAdded: true })).toMatchObject({ decided: 2 });
    expect(await decisions(id)).toEqual([true, null, true, null]);
    expect(await decide(id, { lines: [], isAdded: false })).toMatchObject({ decided: 0 });
    expect(await decide(id, { lines: [4], reason: "SIMILAR_NAME", isAdded: false })).toMatchObject({
      decided: 0,
    });
    const tooMany = Array.from({ length: 501 }, (_, line) => line);
    expect(await decide(id, { lines: tooMany, isAdded: true })).toEqual({
      __typename: "InvalidInput",
      fields: [{ path: "lines" }],
    });
  });

  it("keep what was decided of them one by one where that is wished", async () => {
    const id = await judged(LINES);
    await decide(id, { lines: [3], isAdded: true });

    expect(await decide(id, { onlyUndecided: true, isAdded: false })).toMatchObject({ decided: 3 });
    expect(await decisions(id)).toEqual([false, true, false, false]);
  });

  it("are decided by one statement, however many they are", async () => {
    const [few, many] = [await judged(LINES.slice(0, 1)), await judged(LINES)];
    const sent = (id: string) => statementsOf(app, () => decide(id, { isAdded: true }));
    const [one, other] = [await sent(few), await sent(many)];
    expect(other).toHaveLength(one.length);
    expect(other.filter((sql) => sql.startsWith("update member_import_rows"))).toHaveLength(1);
  });

  it("are counted by one statement for many files", async () => {
    await judged(LINES);
    await judged(LINES);
    const Files = `query Files($id: ID!) { organisation(id: $id) {
      memberImports { nodes { duplicateCounts { reason count undecided } } } } }`;
    const sent = await statementsOf(app, () => chair.run(Files, { id: organisationId("school") }));
    expect(sent.filter((sql) => sql.includes("member_import_rows"))).toHaveLength(1);
  });

  it("are decided of no file that is another's, or past deciding", async () => {
    const id = await judged(LINES);
    expect(await decide(id, { isAdded: true }, chairOf(app, "plant"))).toEqual({
      __typename: "ImportNotFound",
    });
    await app.sql("update registry.member_imports set status = 'APPLIED' where id = $1", [id]);

    expect(await decide(id, { isAdded: true })).toEqual({
      __typename: "ImportStatusDiffers",
      status: "APPLIED",
    });
    expect(await decisions(id)).toEqual([null, null, null, null]);
  });
});
