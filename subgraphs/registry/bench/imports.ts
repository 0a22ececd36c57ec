import type { Bench } from "@angel/kit/bench";
import { createReadStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { ACCOUNT, type Union } from "./union.js";

const START = `mutation S($input: StartMemberImportInput!) { startMemberImport(input: $input) {
  ... on StartMemberImportPayload { memberImport { id } } } }`;
const APPLY = `mutation A($input: ApplyMemberImportInput!) { applyMemberImport(input: $input) {
  ... on ApplyMemberImportPayload { memberImport { id } } } }`;
const UNDO = `mutation U($input: UndoMemberImportInput!) { undoMemberImport(input: $input) {
  ... on UndoMemberImportPayload { memberImport { id } } } }`;

/** A row of a list as its maker knows it. */
interface Label {
  line: number;
  kind: string;
  memberId: string | null;
  repeats: number | null;
}

const ROUNDS = 3;

/** Lists of people whose truth is known, through the service: read and judged, put on, sent again, taken back. */
export async function askImports(bench: Bench, union: Union): Promise<void> {
  const folder = process.argv.find((word) => word.startsWith("--lists="))?.slice("--lists=".length);
  if (!folder) {
    bench.say("No lists are given (--lists=FOLDER), so imports are not measured: npm run bench makes them.");
    return;
  }
  const sizes = JSON.parse(readFileSync(join(folder, "sizes.json"), "utf8")) as number[];
  const list = (size: number) => join(folder, `${size}.csv`);
  const main = sizes.find((size) => size === 100_000) ?? Math.max(...sizes);
  await askBytes(bench, union, list(main), join(folder, `${main}.labels`));
  await askSpeed(bench, union, main, list(main));
  await askMemory(bench, union, sizes, list);
}

/** Whom the matcher finds; and that the same file again changes nothing, and undoing leaves what was. */
async function askBytes(bench: Bench, union: Union, list: string, labels: string): Promise<void> {
  const before = await fingerprint(union);
  const file = await send(union, list);
  await judge(bench, union, file.id, labels);
  await step(union, APPLY, file.id, "APPLIED");
  const applied = await fingerprint(union);
  const again = await send(union, list);
  await step(union, APPLY, again.id, "APPLIED");
  same(bench, "import: sent again", applied, await fingerprint(union));
  await forget(union, again.id);
  await step(union, UNDO, file.id, "UNDONE");
  same(bench, "import: undone", before, await fingerprint(union));
  await forget(union, file.id);
}

/** How fast a file goes through, beside what Postgres alone takes for as many rows. */
async function askSpeed(bench: Bench, union: Union, rows: number, list: string): Promise<void> {
  const rounds: Record<"judged" | "put" | "undone" | "bare", number>[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await rest(union);
    const file = await send(union, list);
    const put = await step(union, APPLY, file.id, "APPLIED");
    const undone = await step(union, UNDO, file.id, "UNDONE");
    await rest(union);
    rounds.push({ judged: file.readMs, put, undone, bare: await bare(union, file.id, list) });
    await forget(union, file.id);
  }
  const figure = { metric: "rows per second", unit: "1/s", better: "higher" } as const;
  const add = (
    name: string,
    subject: string,
    ms: (round: (typeof rounds)[number]) => number,
    ratioTo?: string,
  ) =>
    bench.add({
      ...figure,
      case: `import: ${name}, ${rows} rows`,
      subject,
      samples: rounds.map((round) => (rows / ms(round)) * 1_000),
      ...(ratioTo && { ratioTo }),
    });
  add("read and judge", "service", ({ judged }) => judged);
  add("put on", "service", ({ put }) => put);
  add("undo", "service", ({ undone }) => undone);
  add("whole", "bare sql", (round) => round.bare);
  add("whole", "service", ({ judged, put }) => judged + put, "bare sql");
}

/** How much more the process holds for a long file than for a short one. */
async function askMemory(
  bench: Bench,
  union: Union,
  sizes: readonly number[],
  list: (size: number) => string,
): Promise<void> {
  const grown: number[] = [];
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  for (const size of [least, most]) {
    const memory = new Memory();
    const file = await send(union, list(size));
    grown.push(memory.end());
    await step(union, APPLY, file.id, "APPLIED");
    await step(union, UNDO, file.id, "UNDONE");
    await forget(union, file.id);
  }
  const [ofLeast = 0, ofMost = 0] = grown;
  bench.add({
    case: `import: memory held, ${most} rows beside ${least}`,
    subject: "service",
    metric: "growth",
    unit: "MB",
    better: "lower",
    samples: [ofMost - ofLeast],
  });
}

/** Sends a list as its keeper does, until each row has its verdict. */
async function send(union: Union, path: string): Promise<{ id: string; readMs: number }> {
  const { id: organisationId } = await union.one<{ id: string }>(
    "select id from organisations where parent_id is null",
  );
  const since = performance.now();
  const { id: fileId } = await union.running.files.receive({
    name: "список.csv",
    mediaType: "text/csv",
    accountId: ACCOUNT,
    content: createReadStream(path),
  });
  const { data } = await union.ask(START, { input: { organisationId, fileId } });
  const id: string = data.startMemberImport.memberImport.id;
  await reached(union, id, "PREVIEWED");
  return { id, readMs: performance.now() - since };
}

async function step(union: Union, document: string, importId: string, status: string): Promise<number> {
  const since = performance.now();
  await union.ask(document, { input: { importId } });
  await reached(union, importId, status);
  return performance.now() - since;
}

async function reached(union: Union, id: string, status: string): Promise<void> {
  for (;;) {
    const row = await union.one<{ status: string; fault: string | null }>(
      "select status, fault from member_imports where id = $1",
      [id],
    );
    if (row.status === status) return;
    if (row.fault) throw new Error(`The list cannot be read: ${row.fault}.`);
    await sleep(20);
  }
}

/** Until nothing is left of what follows a file behind the writers, nor of rows that were taken back: nobody puts on the same file again and again. */
async function rest(union: Union): Promise<void> {
  const left = `select (select count(*) from duplicate_suspects) + (select count(*) from files_to_compare)
      + (select count(*) from insured_touched)
    + (select count(*) from pg_stat_activity where backend_type = 'autovacuum worker') = 0 as "isDone"`;
  let calm = 0;
  while (calm < 3) {
    const { isDone } = await union.one<{ isDone: boolean }>(left);
    calm = isDone ? calm + 1 : 0;
    await sleep(500);
  }
  await union.owner.query("vacuum");
}

/** Whom the matcher found, against whom the list was made of. */
async function judge(bench: Bench, union: Union, id: string, path: string): Promise<void> {
  const { rows } = await union.owner.query<{
    line: number;
    verdict: string;
    match_id: string | null;
    repeats_line: number | null;
  }>("select line, verdict, match_id, repeats_line from member_import_rows where import_id = $1", [id]);
  const found = new Map(rows.map((row) => [row.line, row]));
  const tally = { right: 0, said: 0, real: 0 };
  const missed: Record<string, number> = {};
  for (const line of readFileSync(path, "utf8").trimEnd().split("\n")) {
    const label = JSON.parse(line) as Label;
    const row = found.get(label.line);
    const isSaid = row !== undefined && !["NEW", "BAD"].includes(row.verdict);
    const isReal = label.memberId !== null || label.repeats !== null;
    const isRight =
      isSaid &&
      isReal &&
      (row.match_id !== null ? row.match_id === label.memberId : row.repeats_line !== null);
    if (isSaid) tally.said += 1;
    if (isReal) tally.real += 1;
    if (isRight) tally.right += 1;
    else if (isSaid || isReal) missed[label.kind] = (missed[label.kind] ?? 0) + 1;
  }
  bench.say(`import: rows that were judged otherwise than they are, by kind: ${JSON.stringify(missed)}`);
  for (const [metric, share] of [
    ["precision", tally.right / tally.said],
    ["recall", tally.right / tally.real],
  ] as const) {
    const figure = { case: "import: duplicates", subject: "service", unit: "%", better: "higher" } as const;
    bench.add({ ...figure, metric, samples: [100 * share] });
  }
}

/** How much more the process holds at most than when nothing is to be done. What is swept for that takes time: nothing is timed beside it. */
class Memory {
  private readonly before = Memory.held();
  /** A short file is read before anybody looks. */
  private most = this.before;
  private readonly timer = setInterval(() => {
    this.most = Math.max(this.most, Memory.held());
  }, 500);

  end(): number {
    clearInterval(this.timer);
    return (this.most - this.before) / 1_048_576;
  }

  private static held(): number {
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  }
}

/** All that the register keeps, to the byte; of sums that are kept, those that are not nothing. */
async function fingerprint(union: Union): Promise<Record<string, string>> {
  const print: Record<string, string> = {};
  const hashed = (rows: string) =>
    `select coalesce(sum(hash_record_extended(one, 0)::numeric), 0)::text as hash from (${rows}) one`;
  const counts = ["member_counts", "member_count_days", "member_counts_at"];
  for (const table of [
    "members",
    "membership_cards",
    "movements",
    "changes",
    "card_changes",
    "organisations",
  ]) {
    print[table] = (await union.one<{ hash: string }>(hashed(`select * from ${table}`))).hash;
  }
  for (const table of counts) {
    const { columns } = await union.one<{ columns: string }>(
      `select string_agg(attname, ' <> 0 or ') || ' <> 0' as columns from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and atttypid = 'int'::regtype
         and attname !~ '_id$'`,
      [table],
    );
    print[table] = (
      await union.one<{ hash: string }>(hashed(`select * from ${table} where ${columns}`))
    ).hash;
  }
  print["member_statistics"] = (
    await union.one<{ hash: string }>(
      hashed(`select region_id, birth_year, sex, education, occupation, sum(members) from member_statistics
        group by 1, 2, 3, 4, 5 having sum(members) <> 0`),
    )
  ).hash;
  return print;
}

function same(
  bench: Bench,
  name: string,
  before: Record<string, string>,
  after: Record<string, string>,
): void {
  const differing = Object.keys(before).filter((table) => before[table] !== after[table]);
  bench.say(`${name}: ${differing.length === 0 ? "the same bytes" : `DIFFERS in ${differing.join(", ")}`}`);
  bench.add({
    case: name,
    subject: "service",
    metric: "tables that differ",
    unit: "1",
    better: "lower",
    samples: [differing.length],
  });
}

/** The limit: the same file by COPY, and the same people, cards and movements by one statement each, past triggers and keys. */
async function bare({ owner }: Union, id: string, path: string): Promise<number> {
  await owner.query("begin");
  try {
    await owner.query("set local session_replication_role = replica");
    await owner.query(
      `create temp table listed (${Array.from({ length: 11 }, (_, at) => `c${at} text`).join()}) on commit drop`,
    );
    await owner.query(`create temp table numbered on commit drop as
      select uuidv7() as id, ('9999' || lpad(row_number() over ()::text, 12, '0')) as number, brought.*
      from member_import_rows brought where import_id = '${id}' and verdict = 'NEW'`);
    const since = performance.now();
    await owner.query(`copy listed from '${path}' (format csv, delimiter ';', header true)`);
    await owner.query(`insert into members (id, primary_id, territorial_id, okrug_id, region_id, last_name, first_name,
        patronymic, sex, born_on, occupation, dues_form, workplace, position, phone, email, joined_on, valid_from)
      select numbered.id, primary_id, territorial_id, okrug_id, region_id, last_name, first_name, patronymic, sex, born_on,
        occupation, dues_form, workplace, position, phone, numbered.email, joined_on, joined_on
      from numbered join organisations on node = primary_id`);
    await owner.query(`insert into membership_cards (number, member_id, primary_id, valid_from)
      select number, id, primary_id, joined_on from numbered`);
    await owner.query(`insert into movements (member_id, primary_id, kind, moved_on, organisation_id)
      select id, primary_id, 'REGISTERED', joined_on, primary_id from numbered`);
    return performance.now() - since;
  } finally {
    await owner.query("rollback");
  }
}

/** The list and its rows, so that the next run finds the union as it was. */
async function forget({ owner }: Union, id: string): Promise<void> {
  await owner.query("delete from member_import_rows where import_id = $1", [id]);
  await owner.query("delete from member_imports where id = $1", [id]);
}
