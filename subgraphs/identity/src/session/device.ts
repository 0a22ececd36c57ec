import type { InvalidField } from "@angel/kit/problem";
import { faultOfText, tidy } from "@angel/kit/text";

const LONGEST_DEVICE = 200;

/** The name a device gives itself, as it is kept; null when it gives none. */
export function tidyDevice(written: string | null | undefined): string | null {
  return tidy(written ?? "") || null;
}

export function faultOfDevice(written: string | null | undefined): InvalidField | null {
  const device = tidyDevice(written);
  return device === null ? null : faultOfText("device", device, LONGEST_DEVICE);
}
