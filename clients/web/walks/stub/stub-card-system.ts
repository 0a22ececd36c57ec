import type { Args } from "./asked.js";

const FEE = { kopecks: 50_00 };

/** Joining the card system, of one member whoever asks; the fee is paid as soon as the bank is asked. */
export class StubCardSystem {
  #status: string | null = null;
  #isOnTelephone = true;

  fields() {
    return {
      cardFee: () => ({ fee: FEE, sinceOn: "2026-01-01" }),
      joinCardSystem: ({ input }: Args<{ textVersion: number }>) => {
        if (input.textVersion !== 1)
          return { __typename: "InvalidInput", message: "Текст другой.", fields: [] };
        if (this.#status === "JOINED") {
          this.#isOnTelephone = true;
          return { __typename: "JoinCardSystemPayload", enrolment: this.enrolment(), payUrl: null };
        }
        this.#status = "ASKED";
        const payUrl = "/practice-bank?payment=1";
        return { __typename: "JoinCardSystemPayload", enrolment: this.enrolment(), payUrl };
      },
      settleCardFee: () => {
        this.#status = "JOINED";
        return { __typename: "SettleCardFeePayload", enrolment: this.enrolment() };
      },
      leaveCardSystem: () => {
        this.#status = "LEFT";
        return { __typename: "LeaveCardSystemPayload", enrolment: this.enrolment() };
      },
    };
  }

  /** The member has joined by another card, which was merged into this one. */
  joinByOtherCard(): void {
    this.#status = "JOINED";
    this.#isOnTelephone = false;
  }

  card() {
    return { activatedAt: this.#isOnTelephone ? "2026-01-01T09:00:00Z" : null };
  }

  enrolment() {
    const joinedAt = this.#status === "JOINED" ? new Date().toISOString() : null;
    return this.#status && { id: "enrolment-1", status: this.#status, joinedAt, fee: FEE };
  }
}
