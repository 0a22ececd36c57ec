import { event } from "@angel/kit/events";
import { hearNews } from "../notice/hear-news.js";
import { NoticeSubject } from "../notice/notice-words.js";
import type { Said } from "../notice/notify.js";
import type { Wording } from "../notice/wording.js";
import { approvedWords, documentsWords, objectionWords, paidWords, refusedWords } from "./claim-words.js";

interface OfClaim {
  claimId: string;
  /** Null once the claimant's data is destroyed. */
  memberId: string | null;
  number: number;
}

const claimDocumentsRequested = event<OfClaim>("claimDocumentsRequested");
const claimDecided = event<OfClaim & { state: "APPROVED" | "REFUSED" }>("claimDecided");
const claimObjectionAnswered = event<OfClaim & { isAccepted: boolean }>("claimObjectionAnswered");
const claimPaid = event<OfClaim & { kopecks: number }>("claimPaid");

export const claimHearers = [
  hearNews(claimDocumentsRequested, (claim, { id }) =>
    toClaimant(claim, `claim-documents:${id}`, documentsWords(claim.number)),
  ),
  // A claim may be decided more than once, for objections are heard: each time is told of.
  hearNews(claimDecided, (claim, { id }) =>
    toClaimant(
      claim,
      `claim-decided:${id}`,
      (claim.state === "APPROVED" ? approvedWords : refusedWords)(claim.number),
    ),
  ),
  hearNews(claimObjectionAnswered, (claim, { id }) =>
    toClaimant(claim, `claim-objection:${id}`, objectionWords(claim.number, claim.isAccepted)),
  ),
  hearNews(claimPaid, (claim) =>
    toClaimant(claim, `claim-paid:${claim.claimId}`, paidWords(claim.number, claim.kopecks)),
  ),
];

function toClaimant({ claimId, memberId }: OfClaim, key: string, words: Wording): Said | null {
  if (memberId === null) return null;
  const path = `/insurance/claims/${claimId}`;
  return { key, subject: NoticeSubject.CLAIM, to: { memberIds: [memberId] }, ...words, path };
}
