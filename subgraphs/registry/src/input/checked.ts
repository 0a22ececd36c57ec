import { InvalidInput } from "@angel/kit/problem";
import { isStorable, isUuid } from "@angel/kit/text";
import type { PlainDate } from "@angel/kit/values";
import { Reading } from "../card/reading.js";

const LONGEST = 300;

/** A reading that leaves alone what was not written, and says at its end what is wrong. */
export class Checked extends Reading {
  /** Undefined while all holds. */
  get problem(): InvalidInput | undefined {
    return this.faults.length > 0 ? new InvalidInput(this.faults) : undefined;
  }

  /** Undefined where the field was left out: what stands there stays; null where it was emptied. */
  change(path: string, written: string | null | undefined, most = LONGEST): string | null | undefined {
    return written === undefined ? undefined : this.text(path, written, most);
  }

  name(path: string, written: string): string {
    return this.words(path, written, LONGEST);
  }

  /** An id that may be one; null when nothing was written. */
  id(path: string, written: string | null | undefined): string | null {
    if (written === null || written === undefined) return null;
    if (isUuid(written)) return written.toLowerCase();
    this.fault(path, "Нет такой записи.", "There is no such thing.");
    return null;
  }

  within(path: string, written: number, least: number, most: number): number {
    if (!(written >= least && written <= most)) {
      this.fault(path, `От ${least} до ${most}.`, `From ${least} to ${most}.`);
    }
    return written;
  }

  matches(path: string, written: string, form: RegExp, ru: string, en: string): string {
    if (!isStorable(written) || !form.test(written)) this.fault(path, ru, en);
    return written;
  }

  notBefore(path: string, day: PlainDate, first: PlainDate): void {
    if (day >= first) return;
    const written = first.split("-").toReversed().join(".");
    this.fault(path, `Не раньше ${written}.`, `Not before ${first}.`);
  }
}
