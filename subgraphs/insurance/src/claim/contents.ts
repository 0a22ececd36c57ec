import type { Subject } from "@angel/kit/subgraph";
import { AddClaimDocuments } from "./add-claim-documents.js";
import { AssessClaim } from "./assess-claim.js";
import { Claim } from "./claim.entity.js";
import { ClaimChanged } from "./claim-changed.js";
import { ClaimHealthResolver } from "./claim-health.resolver.js";
import { claims } from "./claim.loader.js";
import { ClaimResolver, MemberClaimsResolver } from "./claim.resolver.js";
import { DecideClaim } from "./decide-claim.js";
import { forgetClaims } from "../forgetting/forget-claims.js";
import { memberHearers } from "./follow-members.js";
import { RecordClaimPayment } from "./record-claim-payment.js";
import { RequestClaimDocuments } from "./request-claim-documents.js";
import { SubmitClaim } from "./submit-claim.js";
import { WithdrawClaim } from "./withdraw-claim.js";

export const claimContents: Subject = {
  entities: [Claim],
  resolvers: [
    ClaimResolver,
    ClaimHealthResolver,
    MemberClaimsResolver,
    SubmitClaim,
    AddClaimDocuments,
    RequestClaimDocuments,
    AssessClaim,
    DecideClaim,
    RecordClaimPayment,
    WithdrawClaim,
    ClaimChanged,
  ],
  references: {
    Claim: {
      open: "Row-level security gives it to the claimant and to those who handle it alone.",
      load: claims,
    },
  },
  hearers: [...memberHearers, forgetClaims],
};
