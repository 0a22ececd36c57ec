import { migrate } from "@angel/kit/database";
import { testSubgraph } from "@angel/kit/testing";
import { describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { ForgetClaims } from "../../migrations/forget-claims.js";
import { migrations } from "../../migrations/in-order.js";
import { insurance } from "../subgraph.js";

const before = migrations.slice(0, migrations.indexOf(ForgetClaims));
const app = testSubgraph({ ...insurance, migrations: before, hearers: [], open: async () => [] });

describe("forgetting the claims of those whose data was destroyed before", () => {
  it("takes their health, papers and files, and leaves those of all others", async () => {
    const [someone, gone, stays] = [randomUUID(), randomUUID(), randomUUID()];
    await app.sql(
      `with programme as (insert into insurance.programmes (organisation_id, name, insurer) values ($1, 'П', 'С') returning id)
       insert into insurance.programme_terms (programme_id, version, starts_on, sum_kopecks, territory, beneficiary,
         report_within_days, covering_statuses, conditions)
       select id, 1, '2021-01-01', 1, 'РФ', 'Я', 1, '{ISSUED}', '' from programme`,
      [someone],
    );
    for (const id of [gone, stays]) {
      const file = await app.running.files.keep(app.em(), {
        name: "рука.pdf",
        mediaType: "application/pdf",
        content: Buffer.from("%PDF-1.7 рука"),
      });
      // Each is known by the id of its claimant.
      await app.sql(
        `insert into insurance.claims (id, member_id, organisation_id, terms_id, incident_on, submitted_by,
           idempotency_key, request_mac, sealed)
         select $1, $1, $2, id, '2024-03-01', $1, '1', 'mac', 'рука' from insurance.programme_terms`,
        [id, someone],
      );
      await app.sql(
        `insert into insurance.claim_documents (claim_id, kind, file_id, name, media_type, size, sha256, added_by)
         values ($1, 'OTHER', $2, 'рука.pdf', 'application/pdf', 1, '', $1)`,
        [id, file.id],
      );
    }
    for (const _twice of "12")
      await app.sql("insert into events.outbox (name, payload) values ('personalDataDestroyed', $1)", [
        { memberId: gone },
      ]);

    await migrate(insurance, app.address);

    expect(
      await app.sql(
        "select id, member_id, state::text, sealed is null as is_silent from insurance.claims order by 3",
      ),
    ).toEqual([
      { id: stays, member_id: stays, state: "SUBMITTED", is_silent: false },
      { id: gone, member_id: null, state: "WITHDRAWN", is_silent: true },
    ]);
    expect(await app.sql("select claim_id from insurance.claim_documents")).toEqual([{ claim_id: stays }]);
    expect(await app.sql("select count(*)::int as files from files.files")).toEqual([{ files: 1 }]);
  });
});
