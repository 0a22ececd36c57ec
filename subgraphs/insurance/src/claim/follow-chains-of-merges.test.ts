import { migrate } from "@angel/kit/database";
import { testSubgraph } from "@angel/kit/testing";
import { describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { FollowChainsOfMerges } from "../../migrations/follow-chains-of-merges.js";
import { migrations } from "../../migrations/in-order.js";
import { insurance } from "../subgraph.js";

const before = migrations.slice(0, migrations.indexOf(FollowChainsOfMerges));
const app = testSubgraph({ ...insurance, migrations: before, hearers: [], open: async () => [] });

describe("following chains of merges", () => {
  it("knows by which merges claims came that stand already, and brings back what an undone one had left", async () => {
    const someone = randomUUID();
    const [terms] = await app.sql<{ id: string }>(
      `with programme as (insert into insurance.programmes (organisation_id, name, insurer) values ($1, 'П', 'С') returning id)
       insert into insurance.programme_terms (programme_id, version, starts_on, sum_kopecks, territory, beneficiary,
         report_within_days, covering_statuses, conditions)
       select id, 1, '2021-01-01', 1, 'РФ', 'Я', 1, '{ISSUED}', '' from programme returning id`,
      [someone],
    );
    const claimOf = async (memberId: string, filedAs: string | null) => {
      const id = randomUUID();
      await app.sql(
        `insert into insurance.claims (id, member_id, filed_as, organisation_id, terms_id, incident_on, submitted_by,
           idempotency_key, request_mac, sealed)
         values ($1, $2, $3, $4, $5, '2024-03-01', $1, '1', '', '')`,
        [id, memberId, filedAs, someone, terms?.id],
      );
      return id;
    };
    const merge = async (mergedId: string, keptId: string, isUndone = false) => {
      const payload = { mergeId: randomUUID(), mergedId, keptId };
      for (const name of ["membersMerged", ...(isUndone ? ["mergeUndone"] : [])])
        await app.sql("insert into events.outbox (name, payload) values ($1, $2)", [name, payload]);
      return payload.mergeId;
    };
    const [anna, boris, clara, dina, elena, fima] = Array.from({ length: 6 }, () => randomUUID()) as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const standing = [await merge(anna, boris), await merge(boris, clara)];
    const first = await merge(dina, elena);
    await merge(elena, fima, true);
    const claims = [
      await claimOf(clara, anna),
      await claimOf(clara, boris),
      await claimOf(clara, null),
      await claimOf(fima, dina),
    ];

    await migrate(insurance, app.address);

    const rows = await app.sql<{ id: string }>(
      "select id, member_id, filed_as, merges from insurance.claims where id = any($1)",
      [claims],
    );
    expect(claims.map((id) => rows.find((row) => row.id === id))).toEqual([
      { id: claims[0], member_id: clara, filed_as: anna, merges: standing },
      { id: claims[1], member_id: clara, filed_as: boris, merges: standing.slice(1) },
      { id: claims[2], member_id: clara, filed_as: null, merges: null },
      { id: claims[3], member_id: elena, filed_as: dina, merges: [first] },
    ]);
  });
});
