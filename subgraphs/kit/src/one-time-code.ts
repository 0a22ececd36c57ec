import { createHmac, randomInt } from "node:crypto";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import { Problem } from "./problem.js";

/** So often a code may be shown; so many digits make that safe. */
export const MOST_TRIES = 5;
const DIGITS = 6;

@Directive("@shareable")
@ObjectType({ description: "A one-time code on its way to a contact («одноразовый код»)." })
export class CodeChallenge {
  @Field(() => ID, { description: "Its id, which is given back with the code." })
  id!: string;

  @Field(() => String, {
    description: "Where it goes, as far as its holder knows it again: `a•••@mail.example`.",
  })
  sentTo!: string;

  @Field(() => Date, { description: "Until when the code is good." })
  expiresAt!: Date;
}

@Directive("@shareable")
@ObjectType({
  implements: Problem,
  description:
    "The code is wrong, used, too old, was tried too often, or there never was one; which of these is not said.",
})
export class WrongCode extends Problem {
  constructor() {
    super({
      ru: "Код неверный или больше не действует. Запросите новый.",
      en: "The code is wrong or good no longer. Ask for a new one.",
    });
  }
}

export function newCode(): string {
  return `${randomInt(10 ** DIGITS)}`.padStart(DIGITS, "0");
}

/** The code in a field, however it was spaced. */
export function codeIn(written: string): string {
  return written.replaceAll(/[\s-]/g, "");
}

/** What is kept of a code: bound to the challenge, or the account, it belongs to. */
export function macOfCode(key: Buffer, id: string, code: string): Buffer {
  return createHmac("sha256", key).update(`${id} ${code}`).digest();
}

/** Enough of an e-mail, a telephone or a Jabber address for its holder to know it again, and for nobody else: `a•••@mail.example`, `+7•••4567`. */
export function maskedContact(contact: string): string {
  const at = contact.lastIndexOf("@");
  return at === -1
    ? `${contact.slice(0, 2)}•••${contact.slice(-4)}`
    : `${contact.slice(0, 1)}•••${contact.slice(at)}`;
}
