import type { EntityManager } from "@angel/kit/database";
import { columnsOf } from "@angel/kit/find-by";
import { Member } from "./member.entity.js";

/** The columns of a card, by the names of its fields, from a row of `members` and its primary's. */
export function columnsOfMember(em: EntityManager, row: string): string {
  return columnsOf(em, Member, row, { path: "organisations.path::text" });
}
