import { migrate } from "@angel/kit/database";
import { testSubgraph } from "@angel/kit/testing";
import { describe, expect, it } from "@jest/globals";
import { createHash, randomUUID } from "node:crypto";
import { migrations } from "../../migrations/in-order.js";
import { NumberHealthKeys } from "../../migrations/number-health-keys.js";
import { insurance } from "../subgraph.js";
import { HealthVault } from "./health-vault.js";

const before = migrations.slice(0, migrations.indexOf(NumberHealthKeys));
const app = testSubgraph({ ...insurance, migrations: before, open: async () => [] });

describe("numbering the keys of health", () => {
  it("opens what was sealed before keys had numbers", async () => {
    const vault = new HealthVault((purpose) => createHash("sha256").update(purpose).digest());
    const sealed = (name: string, said: unknown) => vault.seal(name, said).subarray(4);
    const [claim, step, objection, someone] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    await app.sql(
      `with programme as (insert into insurance.programmes (organisation_id, name, insurer) values ($1, 'П', 'С') returning id),
       terms as (
         insert into insurance.programme_terms (programme_id, version, starts_on, sum_kopecks, territory, beneficiary,
           report_within_days, covering_statuses, conditions)
         select id, 1, '2021-01-01', 1, 'РФ', 'Я', 1, '{ISSUED}', '' from programme returning id)
       insert into insurance.claims (id, member_id, organisation_id, terms_id, incident_on, submitted_by,
         idempotency_key, request_mac, sealed)
       select $2, $1, $1, id, '2024-03-01', $1, '1', '', $3 from terms`,
      [someone, claim, sealed(`claim:${claim}`, "рука")],
    );
    await app.sql(
      "insert into insurance.claim_steps (id, claim_id, state, sealed_note) values ($1, $2, 'SUBMITTED', $3), ($4, $2, 'SUBMITTED', null)",
      [step, claim, sealed(`step:${step}`, "выписка"), randomUUID()],
    );
    await app.sql("insert into insurance.claim_objections (id, claim_id, sealed) values ($1, $2, $3)", [
      objection,
      claim,
      sealed(`objection:${objection}`, "нет"),
    ]);

    await migrate(insurance, app.address);

    const kept = await app.sql<{ name: string; sealed: Buffer | null }>(
      `select 'claim:' || id as name, sealed from insurance.claims
       union all select 'step:' || id, sealed_note from insurance.claim_steps where sealed_note is not null
       union all select 'objection:' || id, sealed from insurance.claim_objections`,
    );
    expect(kept.map(({ name, sealed: bytes }) => vault.open(name, bytes ?? Buffer.of()))).toEqual([
      "рука",
      "выписка",
      "нет",
    ]);
  });
});
