import type { InvalidField } from "@angel/kit/problem";
import { faultOfText } from "@angel/kit/text";

const LONGEST = 200;

/** What is wrong with the name of the one who is to be given the cards. */
export function faultsOfRecipient(recipient: string | null | undefined): InvalidField[] {
  const fault = recipient ? faultOfText("recipient", recipient, LONGEST) : null;
  return fault ? [fault] : [];
}
