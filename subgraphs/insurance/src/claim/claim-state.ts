import { registerEnumType } from "type-graphql";

export enum ClaimState {
  SUBMITTED = "SUBMITTED",
  DOCUMENTS = "DOCUMENTS",
  ASSESSED = "ASSESSED",
  APPROVED = "APPROVED",
  REFUSED = "REFUSED",
  PAID = "PAID",
  WITHDRAWN = "WITHDRAWN",
}

/** Those in which nothing is decided yet. */
export const UNDECIDED = [ClaimState.SUBMITTED, ClaimState.DOCUMENTS, ClaimState.ASSESSED];

registerEnumType(ClaimState, {
  name: "ClaimState",
  description: "How far a claim has come («Состояние заявления»).",
  valuesConfig: {
    SUBMITTED: { description: "Sent by the member; nobody has looked yet («подано»)." },
    DOCUMENTS: { description: "Papers are asked for («ожидает документов»)." },
    ASSESSED: { description: "Reckoned by the table; waits for the decision («рассчитано»)." },
    APPROVED: { description: "Will be paid («одобрено»)." },
    REFUSED: { description: "Will not be paid («отказано»)." },
    PAID: { description: "The money has been sent («выплачено»)." },
    WITHDRAWN: {
      description: "Taken back by the claimant, or closed undecided with the claimant's data («отозвано»).",
    },
  },
});

export enum ClaimDocumentKind {
  PHOTO = "PHOTO",
  MEDICAL_REPORT = "MEDICAL_REPORT",
  XRAY = "XRAY",
  SICK_LEAVE = "SICK_LEAVE",
  OTHER = "OTHER",
}

registerEnumType(ClaimDocumentKind, {
  name: "ClaimDocumentKind",
  description: "What a paper of a claim is.",
  valuesConfig: {
    PHOTO: { description: "A picture of the injury («фотография»)." },
    MEDICAL_REPORT: {
      description: "What the doctor wrote: diagnosis and treatment («выписка, справка врача»).",
    },
    XRAY: { description: "An X-ray, or what it showed («рентген»)." },
    SICK_LEAVE: { description: "Proof of the days of treatment («листок нетрудоспособности»)." },
    OTHER: { description: "Any other paper («иное»)." },
  },
});
