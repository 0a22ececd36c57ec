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

/** The next step of a claim that is locked: who, when, and why. */
export async function advanceClaim(
  claim: Claim,
  { state, note = null, health }: Step,
  { em, tell, vault, accountId }: Hand,
): Promise<void> {
  claim.state = state;
  claim.lastRevision += 1;
  await em.flush();
  if (health) {
    await em.execute("update claims set sealed = ? where id = ?", [
      vault.seal(sealName.claim(claim.id), health),
      claim.id,
    ]);
  }
  const id = randomUUID();
  await em.execute(
    "insert into claim_steps (id, claim_id, state, account_id, sealed_note) values (?, ?, ?, ?, ?)",
    [id, claim.id, state, accountId, note === null ? null : vault.seal(sealName.step(id), note)],
  );
  tell(claimChanged, { claimId: claim.id, memberId: claim.memberId, revision: claim.lastRevision });
}
