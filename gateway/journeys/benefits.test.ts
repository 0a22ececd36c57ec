import { Role, Viewer } from "@angel/kit/access";
import { Bus } from "@angel/kit/bus";
import { OWN_ROWS } from "@angel/kit/database";
import { logger } from "@angel/kit/log";
import { RunningSubgraph } from "@angel/kit/part";
import { urlOfRole } from "@angel/kit/role";
import type { Subgraph } from "@angel/kit/subgraph";
import { Actor, cloneDatabase } from "@angel/kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { loadConsents } from "../../local/src/union/full/load-consents.ts";
import { loadFullUnion } from "../../local/src/union/full/load-full-union.ts";
import { profile } from "../../local/src/union/full/profile.ts";
import { shrink } from "../../local/src/union/full/shrink.ts";
import { analytics } from "../../subgraphs/analytics/src/subgraph.js";
import { seed } from "../../subgraphs/loyalty/seed.js";
import { loyalty } from "../../subgraphs/loyalty/src/subgraph.js";
import { registry } from "../../subgraphs/registry/src/subgraph.js";

/** What membership gave, of the union at a thousandth of its size: loyalty's figures and analytics' are one. */
const small = shrink(profile, 1_000);
let database: Awaited<ReturnType<typeof cloneDatabase>>;
let sql: pg.Client;
let hash: string | null;
let asked: { benefits: Actor; panel: Actor };
let close: () => Promise<void>;

beforeAll(async () => {
  database = await cloneDatabase([registry, loyalty, analytics]);
  await loadFullUnion(database.databaseUrl, small, () => undefined);
  hash = await loadConsents(database.databaseUrl, small, []);
});

beforeAll(async () => {
  sql = new pg.Client({ connectionString: database.databaseUrl });
  await sql.connect();
  const log = logger("test", "warn");
  const bus = new Bus(urlOfRole(database, "events"), log);
  await bus.start();
  const filesFolder = mkdtempSync(join(tmpdir(), "angel-test-files-"));
  const open = (subgraph: Subgraph) => RunningSubgraph.open(subgraph, { ...database, filesFolder }, bus, log);
  const parts = [await open(registry), await open(loyalty), await open(analytics)] as const;
  await parts[1].orm.em.fork({ session: OWN_ROWS }).transactional((em) => seed(em, {}));
  const [root] = await rows<{ id: string; path: string }>(
    "select id, path::text from registry.organisations where parent_id is null",
  );
  const grants = [{ role: Role.STAFF, path: root?.path ?? "", organisationId: root?.id ?? "" }];
  const staff = new Viewer({ accountId: "00000000-0000-7000-8000-000000000001", grants });
  asked = { benefits: new Actor(parts[1], staff), panel: new Actor(parts[2], staff) };
  close = async () => {
    await sql.end();
    for (const part of parts) await part.close();
    await bus.stop();
    await database.drop();
    rmSync(filesFolder, { recursive: true, force: true });
  };
});

afterAll(() => close?.());

const rows = async <Row extends object>(text: string, values: unknown[] = []) =>
  (await sql.query<Row>(text, values)).rows;

const MONTHS = `from: "2021-01-01", until: "2022-04-30"`;
const MONEY = "spent { kopecks }";

async function figures(ids: readonly string[]) {
  const of = ids.map((id) => ({ __typename: "Organisation", id }));
  const ask = async (who: Actor, fields: string) =>
    (
      await who.run(
        `query Ask($of: [_Any!]!) { _entities(representations: $of) { ... on Organisation { ${fields} } } }`,
        { of },
      )
    )._entities;
  const [here, there] = [
    await ask(
      asked.benefits,
      `bonusParticipantCount benefit(${MONTHS}) { purchaseCount ${MONEY} cashback { kopecks } discounts { kopecks } }`,
    ),
    await ask(
      asked.panel,
      `panel { benefits(${MONTHS}) { participants { count } purchaseCount ${MONEY} returned { kopecks } discount { kopecks } } }`,
    ),
  ];
  return ids.map((_, at) => {
    const { bonusParticipantCount, benefit } = here[at];
    const { participants, purchaseCount, spent, returned, discount } = there[at].panel.benefits;
    return [
      [bonusParticipantCount, benefit?.purchaseCount, benefit?.spent, benefit?.cashback, benefit?.discounts],
      [participants.count, purchaseCount, spent, returned, discount],
    ];
  });
}

describe("benefits of the whole union", () => {
  it("let as many take part as the report has, always the same, each with a card in force", async () => {
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
    expect(await loadConsents(database.databaseUrl, small, [])).toBeNull();
    expect(
      await rows(
        `select count(*)::int as count, count(*) filter (where status in ('ISSUED', 'VIRTUAL'))::int as carrying,
           bool_and(id < uuidv7()) as "isEarlier"
         from registry.consents join registry.membership_cards cards using (member_id)`,
      ),
    ).toEqual([{ count: small.bonusParticipants, carrying: small.bonusParticipants, isEarlier: true }]);
    expect(await rows("select count(*)::int as count from loyalty.participants")).toEqual([
      { count: small.bonusParticipants },
    ]);
  });

  it("are the same in loyalty and in analytics, of the union and of each region", async () => {
    const tops = await rows<{ id: string }>(
      "select id from registry.organisations where level in ('NATIONAL', 'REGIONAL') order by path",
    );
    const found = await figures(tops.map(({ id }) => id));

    expect(found[0]?.[0]?.slice(0, 2)).toEqual([small.bonusParticipants, 21_776]);
    // Loyalty says nothing where fewer than five bought.
    const told = found.filter(([ours]) => ours?.[1] !== undefined);
    expect(told.length).toBeGreaterThan(1);
    for (const [ours, theirs] of told) expect(ours).toEqual(theirs);
  });
});
