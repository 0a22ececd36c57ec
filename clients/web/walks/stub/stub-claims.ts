import { GraphQLError } from "graphql";
import { type Args, type Asked, type PageArgs, signedIn } from "./asked.js";
import { listPage } from "./list-page.js";
import { Stream } from "./stream.js";
import { organisations } from "./stub-union.js";

const ROW = {
  code: "30-1",
  title: "Перелом лучевой кости",
  percent: 4,
  needsXray: true,
  leastTreatmentDays: null,
};
const TABLE = {
  sections: [{ title: "Верхние конечности", articles: [{ number: "30", title: "Предплечье", rows: [ROW] }] }],
};

/** One claim, and what a handler does with it. */
export class StubClaims {
  readonly #steps = [
    { id: "step-1", state: "SUBMITTED", takenAt: "2026-11-19T08:00:00Z", isByClaimant: true, note: null },
  ] as { id: string; state: string; takenAt: string; isByClaimant: boolean; note: string | null }[];
  readonly #changed = new Stream<{ id: string; place: string }>();
  #state = "SUBMITTED";
  #isAssessed = false;

  claims = ({ states, ...page }: PageArgs & { states?: string[] | null }, asked: Asked) => {
    if (signedIn(asked).role !== "INSURANCE_HANDLER") {
      throw new GraphQLError("Not yours.", { extensions: { code: "FORBIDDEN" } });
    }
    return listPage(states && !states.includes(this.#state) ? [] : [this.#claim()], page);
  };
  claim = ({ id }: { id: string }) => (id === "claim-1" ? this.#claim() : null);

  requestClaimDocuments = ({ input }: Args<{ note: string }>) =>
    this.#step("RequestClaimDocumentsPayload", "DOCUMENTS", input.note);
  assessClaim = ({ input }: Args<{ findings: { rowCode: string }[] }>) => {
    if (input.findings.length === 0) {
      const fields = [{ path: "findings", message: "Отметьте хотя бы одну строку." }];
      return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields };
    }
    this.#isAssessed = true;
    return this.#step("AssessClaimPayload", "ASSESSED");
  };
  decideClaim = ({ input }: Args<{ decision: string; reason: string | null }>) =>
    this.#step("DecideClaimPayload", input.decision === "APPROVE" ? "APPROVED" : "REFUSED", input.reason);
  recordClaimPayment = () => this.#step("RecordClaimPaymentPayload", "PAID");

  lines = {
    claimChanged: ({ after }: { after?: string | null }) =>
      this.#changed.follow(
        after ?? null,
        () => true,
        () => ({ claimChanged: this.#claim() }),
      ),
  };

  #step(payload: string, state: string, note: string | null = null) {
    this.#state = state;
    const id = `step-${this.#steps.length + 1}`;
    this.#steps.push({ id, state, takenAt: new Date().toISOString(), isByClaimant: false, note });
    const revision = String(this.#steps.length);
    this.#changed.tell({ id: revision, place: revision });
    return { __typename: payload, claim: this.#claim() };
  }

  #claim() {
    const money = { kopecks: 2_000_00 };
    return {
      id: "claim-1",
      number: 1_207,
      state: this.#state,
      revision: String(this.#steps.length),
      incidentOn: "2026-10-02",
      submittedAt: "2026-11-19T08:00:00Z",
      paidOn: null,
      paymentReference: null,
      payout: this.#isAssessed ? money : null,
      organisation: organisations.find(({ id }) => id === "org-school"),
      terms: { reportWithinDays: 30, sum: { kopecks: 50_000_00 } },
      signals: [{ kind: "SAME_PHOTO", claimNumbers: [1_101] }],
      injury: "Упала на льду, перелом запястья.",
      circumstances: "Утром по дороге в школу.",
      payoutTable: TABLE,
      suggestions: [{ row: ROW }],
      checklist: [{ kind: "XRAY", isThere: false, because: "Перелом подтверждает рентген." }],
      documents: [],
      steps: this.#steps,
      objections: [],
      assessment: this.#isAssessed
        ? {
            percent: 4,
            isCapped: false,
            money,
            lines: [{ ...ROW, count: 1, countedPercent: 4, because: "Засчитано.", money }],
          }
        : null,
    };
  }
}
