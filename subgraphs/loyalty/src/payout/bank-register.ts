import type { Companion } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
import type { Readable } from "node:stream";
import type { StatementUnreadable } from "../statement/read-statement.js";

/** An account in a bank, as its owner named it. */
export interface BankAccount {
  readonly holder: string;
  readonly number: string;
  /** БИК. */
  readonly bic: string;
}

/** One line of a register: to whom, and how much. */
export interface RegisterLine<To> {
  readonly place: number;
  readonly to: To;
  readonly kopecks: number;
}

export interface Register<To> {
  readonly number: string;
  readonly on: PlainDate;
  readonly lines: readonly RegisterLine<To>[];
}

/** What the bank said of a line of a register. */
export interface RegisterAnswer {
  /** Where it says so in its file. */
  readonly line: number;
  readonly place: number;
  readonly kopecks: number;
  readonly isPaid: boolean;
}

/** A bank's format of payout registers, to telephones (СБП) or to accounts: the port. */
export interface BankRegister<To> {
  /** The register as a file that the bank takes. */
  write(register: Register<To>): { name: string; mediaType: string; content: Uint8Array };
  /** What the bank's file says of the register of this number; all that is wrong with the file instead. */
  readAnswer(
    number: string,
    content: Readable,
    mediaType: string,
  ): Promise<RegisterAnswer[] | StatementUnreadable>;
}

export type PhoneRegister = BankRegister<string> & { readonly paysTo: "PHONE" };
export type AccountRegister = BankRegister<BankAccount> & { readonly paysTo: "ACCOUNT" };

/** The bank in use. */
export class PayoutBank implements Companion {
  constructor(readonly register: PhoneRegister | AccountRegister) {}

  async close(): Promise<void> {}
}

/** «200,50» with the mark between roubles and kopecks. */
export function writeRoubles(kopecks: number, mark: "," | "."): string {
  return `${Math.floor(kopecks / 100)}${mark}${String(kopecks % 100).padStart(2, "0")}`;
}
