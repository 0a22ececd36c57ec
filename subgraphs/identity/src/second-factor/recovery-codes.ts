import { randomInt } from "node:crypto";

const COUNT = 10;
const LENGTH = 10;
/** Without what looks alike on paper: 0 and O, 1 and I and L. */
const LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** Ten codes to be kept on paper, `7KQ2M-9XWTP`: near fifty bits of chance each. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => {
    const code = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join("");
    return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
  });
}

/** The one form in which a code is compared, however it was typed. */
export function normalCode(written: string): string {
  return written.replaceAll(/[\s-]/g, "").toUpperCase();
}
