import type { EntityManager } from "@angel/kit/database";
import { Member } from "./member.entity.js";

/** The columns of a card in a list, by the names of its fields, from a row of `members` and its primary's. */
export function columnsOfMember(em: EntityManager, row: string): string {
  const { props } = em.getMetadata().get(Member);
  return props
    .map(({ name, fieldNames: [column] }) =>
      name === "path" ? `organisations.path::text as path` : `${row}.${column} as "${name}"`,
    )
    .join(", ");
}

/**
 * Cards to be read and not changed: the entity manager watches none of them, which for a page would take longer
 * than reading it.
 */
export function membersToRead(rows: readonly object[]): Member[] {
  return rows.map((row) => Object.setPrototypeOf(row, Member.prototype) as Member);
}
