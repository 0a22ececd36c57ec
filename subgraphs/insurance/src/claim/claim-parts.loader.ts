import type { Moment } from "@angel/kit/moment";
import { listOf } from "@angel/kit/published";
import type { Batch } from "@angel/kit/subgraph";
import type { ClaimDocumentKind, ClaimState } from "./claim-state.js";

export interface StepRow {
  id: string;
  claimId: string;
  state: ClaimState;
  takenAt: Moment;
  accountId: string | null;
  sealedNote: Uint8Array | null;
}

export const stepsOfClaims: Batch<string, StepRow[]> = async (ids, { em }) => {
  const rows = await em.execute<StepRow[]>(
    `select id, claim_id as "claimId", state::text as state, at as "takenAt", account_id as "accountId",
       sealed_note as "sealedNote"
     from claim_steps where claim_id = any(?::uuid[]) order by at, id`,
    [listOf(ids)],
  );
  return ids.map((id) => rows.filter(({ claimId }) => claimId === id));
};

export interface DocumentRow {
  id: string;
  claimId: string;
  kind: ClaimDocumentKind;
  fileId: string;
  name: string;
  mediaType: string;
  size: string;
  addedAt: Moment;
}

export const documentsOfClaims: Batch<string, DocumentRow[]> = async (ids, { em }) => {
  const rows = await em.execute<DocumentRow[]>(
    `select id, claim_id as "claimId", kind::text as kind, file_id as "fileId", name, media_type as "mediaType",
       size, added_at as "addedAt"
     from claim_documents where claim_id = any(?::uuid[]) order by id`,
    [listOf(ids)],
  );
  return ids.map((id) => rows.filter(({ claimId }) => claimId === id));
};

export interface ObjectionRow {
  id: string;
  claimId: string;
  writtenAt: Moment;
  appealNumber: string | null;
  sealed: Uint8Array;
  answeredAt: Moment | null;
  isAccepted: boolean | null;
}

/** Whether an objection waits for its answer; nothing of what it says. */
export const openObjections: Batch<string, boolean> = async (ids, { em }) => {
  const rows = await em.execute<{ id: string }[]>(
    `select claim_id as id from claim_objections where answered_at is null and claim_id = any(?::uuid[])`,
    [listOf(ids)],
  );
  const open = new Set(rows.map(({ id }) => id));
  return ids.map((id) => open.has(id));
};

export const objectionsOfClaims: Batch<string, ObjectionRow[]> = async (ids, { em }) => {
  const rows = await em.execute<ObjectionRow[]>(
    `select id, claim_id as "claimId", written_at as "writtenAt", appeal_number as "appealNumber", sealed,
       answered_at as "answeredAt", is_accepted as "isAccepted"
     from claim_objections where claim_id = any(?::uuid[]) and sealed is not null order by id`,
    [listOf(ids)],
  );
  return ids.map((id) => rows.filter(({ claimId }) => claimId === id));
};
