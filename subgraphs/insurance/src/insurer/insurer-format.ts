import type { PlainDate } from "@angel/kit/values";
import type { Readable } from "node:stream";

/** Who is insured, as the insurer must know them. */
export interface InsuredPerson {
  readonly lastName: string;
  readonly firstName: string;
  readonly patronymic: string | null;
  readonly bornOn: PlainDate | null;
  readonly cardNumber: string | null;
}

export interface ClaimForInsurer extends InsuredPerson {
  readonly number: number;
  readonly incidentOn: PlainDate;
  readonly injury: string;
  readonly rows: string;
  readonly hundredths: number;
  readonly kopecks: number;
}

/** A list has its link once, for ten minutes; whoever loses it makes another. */
export const LIST_KEPT_DAYS = 1;

export interface OutgoingFile {
  readonly name: string;
  readonly mediaType: string;
  /** Made while it is read: nobody holds the whole of it. */
  readonly content: Readable;
}

/** One line of what the insurer answered, or what is wrong with it. */
export interface InsurerAnswer {
  readonly line: number;
  readonly number: number | null;
  readonly decision: "APPROVE" | "REFUSE" | "PAY" | null;
  /** Null where the insurer agrees with the sum it was sent. */
  readonly kopecks: number | null;
  readonly on: PlainDate | null;
  readonly reason: string | null;
  readonly reference: string | null;
  /** Whether something was written that could not be understood. */
  readonly isUnclear: boolean;
}

/** How files go to the insurer and come back; each insurer has its own. */
export interface InsurerFormat {
  writeClaims: (title: string, claims: readonly ClaimForInsurer[]) => OutgoingFile;
  writeInsured: (title: string, people: readonly InsuredPerson[]) => OutgoingFile;
  /** Throws `UnreadableTable` where it is no table at all, or lacks the columns that matter. */
  readAnswers: (content: Readable, mediaType: string) => AsyncGenerator<InsurerAnswer>;
}
