import { InvalidField } from "@angel/kit/problem";
import { faultOfText, tidy } from "@angel/kit/text";
import { type PlainDate, today } from "@angel/kit/values";

/** Reads what was written, field by field, and remembers what is wrong with it. */
export class Reading {
  readonly faults: InvalidField[] = [];

  fault(path: string, ru: string, en: string): void {
    this.faults.push(new InvalidField(path, { ru, en }));
  }

  /** Tidy; null when nothing was written. */
  text(path: string, written: string | null | undefined, most: number): string | null {
    return tidy(written ?? "") === "" ? null : this.words(path, written ?? "", most);
  }

  /** A tidy text that must say something. */
  words(path: string, written: string, most: number): string {
    const text = tidy(written);
    const fault = faultOfText(path, text, most);
    if (fault) this.faults.push(fault);
    return text;
  }

  /** A day that has come. */
  past(path: string, day: PlainDate): PlainDate;
  past(path: string, day: PlainDate | null | undefined): PlainDate | null;
  past(path: string, day: PlainDate | null | undefined): PlainDate | null {
    if (day && day > today()) this.fault(path, "Этот день ещё не наступил.", "That day has not come yet.");
    return day ?? null;
  }
}
