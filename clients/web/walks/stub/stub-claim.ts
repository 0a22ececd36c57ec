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

interface Said {
  readonly injury: string | null;
  readonly circumstances: string | null;
  readonly incidentOn: string;
}

export interface Finding {
  readonly rowCode: string;
  readonly count: number;
  readonly isXrayed: boolean;
  readonly treatmentDays: number | null;
}

/** One claim on its way. */
export class StubClaim {
  readonly #steps: {
    id: string;
    state: string;
    takenAt: string;
    isByClaimant: boolean;
    note: string | null;
  }[] = [];
  readonly #documents: { id: string; kind: string; name: string; mediaType: string; link: string }[] = [];
  readonly #objections: { id: string; text: string; answer: string | null; answeredAt: string | null }[] = [];
  readonly changed = new Stream<{ id: string; place: string }>();
  #findings: readonly Finding[] = [];
  state = "SUBMITTED";
  #isForgotten = false;

  /** One whose claimant's data was destroyed before anybody decided it. */
  static forgotten(id: string, number: number, { incidentOn }: Pick<Said, "incidentOn">): StubClaim {
    const claim = new StubClaim(id, number, { injury: null, circumstances: null, incidentOn });
    claim.step("WITHDRAWN");
    claim.#isForgotten = true;
    return claim;
  }

  constructor(
    readonly id: string,
    readonly number: number,
    private readonly said: Said,
  ) {
    this.step("SUBMITTED", null, true);
  }

  step(state: string, note: string | null = null, isByClaimant = false): void {
    this.state = state;
    const id = `${this.id}-step-${this.#steps.length + 1}`;
    this.#steps.push({ id, state, takenAt: new Date().toISOString(), isByClaimant, note });
    this.changed.tell({ id: this.revision, place: this.revision });
  }

  assess(findings: readonly Finding[]): void {
    this.#findings = findings;
    this.step("ASSESSED");
  }

  lay(kind: string, fileId: string): void {
    const link = `/files/insurance/${fileId}`;
    this.#documents.push({ id: fileId, kind, name: "снимок.png", mediaType: "image/png", link });
  }

  object(text: string): void {
    const id = `${this.id}-objection-${this.#objections.length + 1}`;
    this.#objections.push({ id, text, answer: null, answeredAt: null });
    this.step(this.state, text, true);
  }

  answer(answer: string, isAccepted: boolean): void {
    const waiting = this.#objections.find(({ answeredAt }) => answeredAt === null);
    if (waiting) Object.assign(waiting, { answer, answeredAt: new Date().toISOString() });
    this.step(isAccepted ? "DOCUMENTS" : this.state, answer);
  }

  get hasOpenObjection(): boolean {
    return this.#objections.some(({ answeredAt }) => answeredAt === null);
  }

  get revision(): string {
    return String(this.#steps.length);
  }

  fields() {
    const money = { kopecks: 2_000_00 };
    const isAssessed = this.#findings.length > 0;
    const lines = this.#findings.map((finding) => ({
      ...ROW,
      ...finding,
      countedPercent: 4,
      because: "Засчитано.",
      money,
    }));
    return {
      ...this.said,
      id: this.id,
      number: this.number,
      state: this.state,
      revision: this.revision,
      hasOpenObjection: this.hasOpenObjection,
      isForgotten: this.#isForgotten,
      submittedAt: this.#steps[0]?.takenAt,
      paidOn: null,
      paymentReference: null,
      payout: isAssessed ? money : null,
      organisation: organisations.find(({ id }) => id === "org-school"),
      terms: { reportWithinDays: 30, sum: { kopecks: 50_000_00 } },
      signals: [{ kind: "SAME_PHOTO", claimNumbers: [1_101] }],
      payoutTable: TABLE,
      suggestions: [{ row: ROW }],
      checklist: [{ kind: "XRAY", isThere: false, because: "Перелом подтверждает рентген." }],
      documents: this.#documents,
      steps: this.#steps,
      objections: this.#objections.map((objection) => ({ ...objection, appealNumber: null })),
      accesses: { totalCount: 0 },
      assessment: isAssessed ? { percent: 4, isCapped: false, money, lines } : null,
    };
  }
}
