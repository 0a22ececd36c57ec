import type { EntityManager } from "@angel/kit/database";
import type { Tell } from "@angel/kit/events";
import { randomUUID } from "node:crypto";
import { type Health, sealName } from "../health/health.js";
import type { HealthVault } from "../health/health-vault.js";
import type { Claim } from "./claim.entity.js";
import { claimChanged } from "./claim.events.js";
import type { ClaimState } from "./claim-state.js";

interface Hand {
  readonly em: EntityManager;
  readonly tell: Tell;
  readonly vault: HealthVault;
  /** Null for the platform's own. */
  readonly accountId: string | null;
}

export interface Step {
  readonly state: ClaimState;
  readonly note?: string | null;
  /** What is known of health after it, where that is other than before. */
  readonly health?: Health;
}

/** A step that a claim has taken and nobody has written down yet. */
export interface TakenStep extends Step {
  readonly claim: Claim;
  readonly revision: number;
}

/** The next step of a claim that is locked: who, when, and why. */
export async function advanceClaim(claim: Claim, step: Step, hand: Hand): Promise<void> {
  await writeSteps([takeStep(claim, step)], hand);
}

/** Where many claims go on in one deed: `writeSteps` writes them down at once. */
export function takeStep(claim: Claim, step: Step): TakenStep {
  claim.state = step.state;
  claim.lastRevision += 1;
  return { ...step, claim, revision: claim.lastRevision };
}

/** As many statements for one step as for thousands, but for what is said of health. */
export async function writeSteps(
  taken: readonly TakenStep[],
  { em, tell, vault, accountId }: Hand,
): Promise<void> {
  await em.flush();
  for (const { claim, health } of taken) {
    if (!health) continue;
    await em.execute("update claims set sealed = ? where id = ?", [
      vault.seal(sealName.claim(claim.id), health),
      claim.id,
    ]);
  }
  const steps = taken.map(({ claim, state, note = null }) => {
    const id = randomUUID();
    const sealed = note === null ? null : vault.seal(sealName.step(id), note);
    return { id, claim_id: claim.id, state, note: sealed && Buffer.from(sealed).toString("hex") };
  });
  // Two steps of one claim are told apart by their moment alone.
  await em.execute(
    `insert into claim_steps (id, claim_id, state, at, account_id, sealed_note)
     select (step ->> 'id')::uuid, (step ->> 'claim_id')::uuid, (step ->> 'state')::claim_state,
       statement_timestamp() + place * interval '1 microsecond', ?::uuid, decode(step ->> 'note', 'hex')
     from json_array_elements(?::json) with ordinality as taken (step, place)`,
    [accountId, JSON.stringify(steps)],
  );
  for (const { claim, revision } of taken) {
    tell(claimChanged, { claimId: claim.id, memberId: claim.memberId, revision });
  }
}
