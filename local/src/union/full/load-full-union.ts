import { createHash, type Hash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { Trouble } from "../../trouble.ts";
import { checkFullUnion } from "./check-full-union.ts";
import { changeColumns, cardColumns, cardRow, changeRows, memberColumns, memberIdOf } from "./member-row.ts";
import { memberRow, movementColumns, movementRows } from "./member-row.ts";
import {
  type Cell,
  chairColumns,
  chairRow,
  chairsOf,
  employerColumns,
  employerRow,
} from "./organisation-row.ts";
import { organisationColumns, organisationRow, organisationTypes } from "./organisation-row.ts";
import { Past } from "./past.ts";
import { People } from "./person.ts";
import { FORMER_MEMBERS, type Profile } from "./profile.ts";
import { makeTree, type Tree } from "./tree.ts";

/** Told what is being done, and how far it has come, from 0 to 1; 1 is not told of what cannot be measured. */
export type TellLoad = (what: string, done: number) => void;

/** Days of which the counts are kept ready: New Year's of five years, and the first of each month of the last. */
const pictures = [
  ...["2022", "2023", "2024", "2025"].map((year) => `${year}-01-01`),
  ...Array.from({ length: 11 }, (_, month) => `2026-${String(month + 1).padStart(2, "0")}-01`),
];

/**
 * Puts the whole union into an empty registry, all or nothing: rows go straight into the tables, in one transaction;
 * what the registry keeps beside them (indexes, counts, words of names) is made when they are there. Policies stand
 * throughout. Returns the hash of all rows, or null where the registry holds a union already.
 */
export async function loadFullUnion(
  databaseUrl: string,
  profile: Profile,
  tell: TellLoad,
): Promise<string | null> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("begin");
    await client.query("set local search_path = registry, extensions");
    const { rows } = await client.query<{ is_loading: boolean }>("select begin_load($1) as is_loading", [
      `{${TABLES.join()}}`,
    ]);
    if (!rows[0]?.is_loading) return null;
    const hash = createHash("sha256");
    const tree = makeTree(profile);
    for (const table of tablesOf(tree, profile)) await copy(client, table, hash, tell);
    tell("indexes", 1);
    await client.query("select finish_load($1)", [`{${pictures.join()}}`]);
    tell("checks", 1);
    const faults = await checkFullUnion(client, profile);
    if (faults.length > 0)
      throw new Trouble(`The union does not come out as it should: ${faults.join("; ")}.`);
    await client.query("commit");
    tell("settling", 1);
    await settle(client);
    return hash.digest("hex").slice(0, 16);
  } finally {
    await client.end();
  }
}

/** Pages are said to be seen by all, so that indexes alone answer from the first question on; autovacuum comes in its own time. */
async function settle(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ names: string }>(
    "select string_agg(format('registry.%I', tablename), ', ') as names from pg_tables where schemaname = 'registry'",
  );
  await client.query(`vacuum ${rows[0]?.names}`);
}

const TABLES = [
  "organisation_types",
  "employers",
  "organisations",
  "chairs",
  "members",
  "membership_cards",
  "movements",
  "changes",
];

interface Table {
  name: string;
  columns: readonly string[];
  /** About how many. */
  count: number;
  rows: Iterable<Cell[]>;
}

function* tablesOf(tree: Tree, profile: Profile): Generator<Table> {
  const { above, primaries } = tree;
  const organisations = [...above, ...primaries];
  const people = () => new People(tree, profile);
  const past = new Past(tree);
  const count = profile.members.total + FORMER_MEMBERS;
  yield {
    name: "organisation_types",
    columns: ["code", "name"],
    count: 10,
    rows: organisationTypes.map((row) => [...row]),
  };
  const employing = primaries.filter(({ lacks }) => !lacks.employer);
  yield {
    name: "employers",
    columns: employerColumns,
    count: employing.length,
    rows: map(employing, employerRow),
  };
  yield {
    name: "organisations",
    columns: organisationColumns,
    count: organisations.length,
    rows: map(organisations, organisationRow),
  };
  yield { name: "members", columns: memberColumns, count, rows: map(people(), memberRow) };
  yield { name: "chairs", columns: chairColumns, count, rows: chairs() };
  yield { name: "membership_cards", columns: cardColumns, count, rows: map(people(), cardRow) };
  yield {
    name: "movements",
    columns: movementColumns,
    count: count * 1.1,
    rows: flat(people(), (one) => movementRows(one, past)),
  };
  yield {
    name: "changes",
    columns: changeColumns,
    count: count * 0.14,
    rows: flat(people(), (one) => changeRows(one, past)),
  };

  function* chairs(): Generator<Cell[]> {
    const led = chairsOf(tree);
    let place = -1;
    let primary = 0;
    for (const person of people()) {
      place = person.primary.node === primary ? place + 1 : 0;
      primary = person.primary.node;
      const organisation = led.get(primary)?.[place];
      if (organisation && !person.isFormer) yield chairRow(organisation, person, memberIdOf(person));
    }
  }
}

async function copy(client: pg.Client, table: Table, hash: Hash, tell: TellLoad): Promise<void> {
  const { name, columns, count } = table;
  tell(name, 0);
  const into = client.query(copyFrom(`copy ${name} (${columns.join()}) from stdin`));
  await pipeline(Readable.from(chunks()), into);

  function* chunks(): Generator<Buffer> {
    let text = "";
    let done = 0;
    for (const row of table.rows) {
      done += 1;
      for (let at = 0; at < row.length; at++) text += (at === 0 ? "" : "\t") + write(row[at]);
      text += "\n";
      if (text.length < 120_000) continue;
      yield send();
      tell(name, Math.min(1, done / count));
    }
    yield send();

    function send(): Buffer {
      const chunk = Buffer.from(text);
      hash.update(chunk);
      text = "";
      return chunk;
    }
  }
}

/** A cell in COPY's text format. */
function write(cell: Cell): string {
  if (cell === null || cell === undefined) return "\\N";
  if (typeof cell === "string") return cell.includes("\\") ? cell.replaceAll("\\", "\\\\") : cell;
  return typeof cell === "boolean" ? (cell ? "t" : "f") : String(cell);
}

function* map<T>(things: Iterable<T>, rowOf: (thing: T) => Cell[]): Generator<Cell[]> {
  for (const thing of things) yield rowOf(thing);
}

function* flat<T>(things: Iterable<T>, rowsOf: (thing: T) => Iterable<Cell[]>): Generator<Cell[]> {
  for (const thing of things) yield* rowsOf(thing);
}
