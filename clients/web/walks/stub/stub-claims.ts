import { GraphQLError } from "graphql";
import { type Args, type Asked, type PageArgs, signedIn } from "./asked.js";
import { listPage } from "./list-page.js";
import { type Finding, StubClaim } from "./stub-claim.js";

type OfClaim<T = object> = Args<T & { readonly claimId: string; readonly revision?: string }>;

/** Claims, and what their authors and handlers do with them. */
export class StubClaims {
  readonly #claims = [
    StubClaim.forgotten("claim-0", 1_206, { incidentOn: "2026-05-14" }),
    new StubClaim("claim-1", 1_207, {
      injury: "Упала на льду, перелом запястья.",
      circumstances: "Утром по дороге в школу.",
      incidentOn: "2026-10-02",
    }),
  ];

  claims = ({ states, hasOpenObjection, ...page }: PageArgs & Wanted, asked: Asked) => {
    if (signedIn(asked).role !== "INSURANCE_HANDLER") {
      throw new GraphQLError("Not yours.", { extensions: { code: "FORBIDDEN" } });
    }
    const wanted = this.#claims
      .filter(({ state }) => states?.includes(state) ?? true)
      .filter((claim) => claim.hasOpenObjection === (hasOpenObjection ?? claim.hasOpenObjection))
      .toReversed();
    return listPage(
      wanted.map((claim) => claim.fields()),
      page,
    );
  };
  claim = ({ id }: { id: string }) => this.#find(id)?.fields() ?? null;

  submitClaim = ({
    input,
  }: Args<{ injury: string; circumstances: string | null; incidentOn: string; documents: Document[] }>) => {
    const number = 1_206 + this.#claims.length;
    const claim = new StubClaim(`claim-${number}`, number, input);
    for (const { kind, fileId } of input.documents) claim.lay(kind, fileId);
    this.#claims.push(claim);
    return { __typename: "SubmitClaimPayload", claim: claim.fields() };
  };
  addClaimDocuments = ({ input }: OfClaim<{ documents: Document[] }>) =>
    this.#deed("AddClaimDocumentsPayload", input, (claim) => {
      for (const { kind, fileId } of input.documents) claim.lay(kind, fileId);
      claim.step(claim.state, null, true);
    });
  objectToClaim = ({ input }: OfClaim<{ text: string }>) =>
    input.text
      ? this.#deed("ObjectToClaimPayload", input, (claim) => claim.object(input.text))
      : { __typename: "InvalidInput", message: "Напишите, почему решение неверно." };
  withdrawClaim = ({ input }: OfClaim) =>
    this.#deed("WithdrawClaimPayload", input, (claim) => claim.step("WITHDRAWN", null, true));

  requestClaimDocuments = ({ input }: OfClaim<{ note: string }>) =>
    this.#deed("RequestClaimDocumentsPayload", input, (claim) => claim.step("DOCUMENTS", input.note));
  assessClaim = ({ input }: OfClaim<{ findings: Finding[] }>) => {
    if (input.findings.length === 0) {
      const fields = [{ path: "findings", message: "Отметьте хотя бы одну строку." }];
      return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields };
    }
    return this.#deed("AssessClaimPayload", input, (claim) => claim.assess(input.findings));
  };
  decideClaim = ({ input }: OfClaim<{ decision: string; reason: string | null }>) =>
    this.#deed("DecideClaimPayload", input, (claim) =>
      claim.step(input.decision === "APPROVE" ? "APPROVED" : "REFUSED", input.reason),
    );
  recordClaimPayment = ({ input }: OfClaim) =>
    this.#deed("RecordClaimPaymentPayload", input, (claim) => claim.step("PAID"));
  answerClaimObjection = ({ input }: OfClaim<{ answer: string; isAccepted: boolean }>) =>
    this.#deed("AnswerClaimObjectionPayload", input, (claim) => claim.answer(input.answer, input.isAccepted));

  exportInsured = () => ({
    __typename: "ExportInsuredPayload",
    insuredCount: 21,
    link: "/files/insurance/insured",
  });
  exportClaims = () => ({ __typename: "NothingToExport", message: "Новых рассчитанных заявлений нет." });
  importInsurerAnswer = () => ({
    __typename: "ImportInsurerAnswerPayload",
    appliedCount: 1,
    rows: [
      { line: 2, number: 1_207, verdict: "APPLIED", isSumOther: true },
      { line: 3, number: null, verdict: "UNREADABLE", isSumOther: false },
    ],
  });

  lines = {
    claimChanged: ({ claimId, after }: { claimId: string; after?: string | null }) => {
      const claim = this.#find(claimId);
      if (!claim) throw new GraphQLError("Not yours.", { extensions: { code: "FORBIDDEN" } });
      return claim.changed.follow(
        after ?? null,
        () => true,
        () => ({ claimChanged: claim.fields() }),
      );
    },
  };

  #find(id: string): StubClaim | undefined {
    return this.#claims.find((claim) => claim.id === id);
  }

  #deed(
    payload: string,
    { claimId, revision }: { claimId: string; revision?: string },
    work: (claim: StubClaim) => void,
  ) {
    const claim = this.#find(claimId);
    if (!claim) return { __typename: "ClaimNotFound", message: "Такого заявления нет." };
    if (revision !== undefined && revision !== claim.revision) {
      const message = "Заявление изменилось, пока вы его читали.";
      return { __typename: "ClaimChangedMeanwhile", message, claim: claim.fields() };
    }
    work(claim);
    return { __typename: payload, claim: claim.fields() };
  }
}

interface Wanted {
  readonly states?: string[] | null;
  readonly hasOpenObjection?: boolean | null;
}

interface Document {
  readonly kind: string;
  readonly fileId: string;
}
