import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import { takeStep, type TakenStep } from "../claim/advance-claim.js";
import type { Claim } from "../claim/claim.entity.js";
import { claimDecided, claimPaid } from "../claim/claim.events.js";
import { ClaimState } from "../claim/claim-state.js";
import type { InsurerAnswer } from "./insurer-format.js";

export enum AnswerVerdict {
  APPLIED = "APPLIED",
  ALREADY_SO = "ALREADY_SO",
  UNKNOWN_CLAIM = "UNKNOWN_CLAIM",
  STATE_DIFFERS = "STATE_DIFFERS",
  OBJECTION_WAITS = "OBJECTION_WAITS",
  UNREADABLE = "UNREADABLE",
}

const TO = {
  APPROVE: ClaimState.APPROVED,
  REFUSE: ClaimState.REFUSED,
  PAY: ClaimState.PAID,
} as const;
const FROM = {
  APPROVE: [ClaimState.ASSESSED],
  REFUSE: [ClaimState.ASSESSED],
  PAY: [ClaimState.ASSESSED, ClaimState.APPROVED],
} as const satisfies Record<keyof typeof TO, readonly ClaimState[]>;

interface Applied {
  readonly verdict: AnswerVerdict;
  readonly isSumOther: boolean;
  /** What is to be written down of it. */
  readonly step?: TakenStep;
}

/** Brings a locked claim to where the insurer says it is. */
export function applyAnswer(
  { claim, hasOpenObjection }: { claim: Claim | undefined; hasOpenObjection: boolean },
  { isUnclear, decision, kopecks, on, reason, reference }: InsurerAnswer,
  { tell }: Pick<Context, "tell">,
): Applied {
  const verdict = (verdict: AnswerVerdict, isSumOther = false) => ({ verdict, isSumOther });
  const paidOn = on ?? today();
  if (isUnclear || decision === null || paidOn > today()) return verdict(AnswerVerdict.UNREADABLE);
  if (!claim) return verdict(AnswerVerdict.UNKNOWN_CLAIM);
  if (paidOn < claim.incidentOn) return verdict(AnswerVerdict.UNREADABLE);
  const to = TO[decision];
  const isSumOther = decision !== "REFUSE" && kopecks !== null && kopecks !== claim.payoutKopecks;
  if (claim.state === to && !isSumOther) return verdict(AnswerVerdict.ALREADY_SO);
  if (!(FROM[decision] as readonly ClaimState[]).includes(claim.state)) {
    return verdict(AnswerVerdict.STATE_DIFFERS, isSumOther);
  }
  if (hasOpenObjection) return verdict(AnswerVerdict.OBJECTION_WAITS, isSumOther);
  const wasApproved = claim.state === ClaimState.APPROVED;
  if (decision !== "REFUSE" && kopecks !== null) claim.payoutKopecks = kopecks;
  if (decision === "PAY") Object.assign(claim, { paidOn, paymentReference: reference });
  const step = takeStep(claim, { state: to, note: reason ?? "По ответу страховщика." });
  const about = { claimId: claim.id, memberId: claim.memberId, number: claim.number };
  if (!wasApproved) {
    tell(claimDecided, { ...about, state: decision === "REFUSE" ? ClaimState.REFUSED : ClaimState.APPROVED });
  }
  if (decision === "PAY") tell(claimPaid, { ...about, kopecks: claim.payoutKopecks ?? 0 });
  return { ...verdict(AnswerVerdict.APPLIED, isSumOther), step };
}
