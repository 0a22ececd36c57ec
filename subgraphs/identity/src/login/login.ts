import { readPhone } from "./phone.js";

export type LoginKind = "card" | "phone" | "email";

/** What a person signs in by, in the one form in which it is kept. */
export interface Login {
  kind: LoginKind;
  value: string;
}

const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,189}$/;
const CARD = /^\d{16}$/;

/** Tells a card number from a phone from an e-mail. Null when the text is none of them. */
export function readLogin(text: string): Login | null {
  const written = text.normalize("NFKC").trim().toLowerCase();
  if (written.includes("@")) return EMAIL.test(written) ? { kind: "email", value: written } : null;
  const card = written.replaceAll(/[\s-]/g, "");
  if (CARD.test(card)) return { kind: "card", value: card };
  const phone = readPhone(written);
  return phone ? { kind: "phone", value: phone } : null;
}
