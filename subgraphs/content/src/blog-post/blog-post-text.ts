import { InvalidInput } from "@angel/kit/problem";
import { faultOfText, tidy } from "@angel/kit/text";

const LONGEST_TITLE = 200;
const LONGEST_BODY = 10_000;

/** The two texts of a post as they are kept, or what is wrong with them. */
export function readPostText(input: { title: string; body: string }) {
  const title = tidy(input.title).replaceAll(/\s+/g, " ");
  const body = tidy(input.body);
  const faults = [faultOfText("title", title, LONGEST_TITLE), faultOfText("body", body, LONGEST_BODY)];
  const wrong = faults.filter((fault) => fault !== null);
  return wrong.length > 0 ? new InvalidInput(wrong) : { title, body };
}
