import type { InvalidField } from "@angel/kit/problem";
import { faultOfText, tidy } from "@angel/kit/text";
import type { Group } from "./group.entity.js";

const LONGEST_TITLE = 200;
/** Why somebody is not let in, is removed, or a post is hidden. */
export const LONGEST_REASON = 500;
const LONGEST_DESCRIPTION = 4_000;

type Facts = Pick<Group, "title" | "description" | "openness">;

/** The facts as they are kept, and what is wrong with them. */
export function checkFacts(written: Facts): { facts: Facts; faults: InvalidField[] } {
  const title = tidy(written.title);
  const description = tidy(written.description ?? "") || null;
  const faults = [
    faultOfText("title", title, LONGEST_TITLE),
    description && faultOfText("description", description, LONGEST_DESCRIPTION),
  ];
  return {
    facts: { ...written, title, description },
    faults: faults.filter((fault) => typeof fault === "object" && fault !== null),
  };
}
