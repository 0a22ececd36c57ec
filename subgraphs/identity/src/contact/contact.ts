import { InvalidField } from "@angel/kit/problem";
import { readLogin } from "../login/login.js";

/** Where a code can be sent, in the one form in which it is kept. */
export interface Contact {
  channel: "EMAIL" | "SMS";
  value: string;
}

/** An e-mail or a telephone in any usual writing; null when it is neither. */
export function readContact(text: string): Contact | null {
  const login = readLogin(text);
  if (login?.kind === "email") return { channel: "EMAIL", value: login.value };
  return login?.kind === "phone" ? { channel: "SMS", value: login.value } : null;
}

export function notAContact(path: string): InvalidField {
  return new InvalidField(path, {
    ru: "Укажите почту или телефон.",
    en: "Give an e-mail or a telephone.",
  });
}
