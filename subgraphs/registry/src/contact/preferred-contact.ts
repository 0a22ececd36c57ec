import type { Context } from "@angel/kit/subgraph";
import type { Reading } from "../card/reading.js";
import { readEmail, readPhone } from "../member/check-card.js";
import { Member } from "../member/member.entity.js";
import { ContactKind } from "./contact.type.js";

interface ContactNamed {
  kind: ContactKind;
  value: string;
}

/** The contact in the writing in which it is kept. */
export function readContact(reading: Reading, { kind, value }: ContactNamed): ContactNamed {
  const written = reading.words("value", value, 500);
  if (reading.faults.length > 0) return { kind, value: written };
  const read = { [ContactKind.PHONE]: readPhone, [ContactKind.EMAIL]: readEmail }[kind as string];
  return { kind, value: read?.(reading, "value", written) ?? written };
}

/** The column of the member that holds the preferred one, where lists and sign-in look. */
function columnOf(kind: ContactKind): "phone" | "email" | null {
  return kind === ContactKind.PHONE ? "phone" : kind === ContactKind.EMAIL ? "email" : null;
}

export async function preferredOf(
  member: Member,
  kind: ContactKind,
  { em }: Context,
): Promise<string | null> {
  const column = columnOf(kind);
  if (column) return member[column];
  const [row] = await em.execute<{ value: string }[]>(
    "select value from contacts where member_id = ? and kind = ? and is_preferred",
    [member.id, kind],
  );
  return row?.value ?? null;
}

/** Puts one of the other contacts first; the former first one joins the others. */
export async function preferContactOf(
  member: Member,
  { kind, value }: ContactNamed,
  { em }: Context,
): Promise<void> {
  const column = columnOf(kind);
  if (column) {
    await em.execute("delete from contacts where member_id = ? and kind = ? and value = ?", [
      member.id,
      kind,
      value,
    ]);
    if (member[column] !== null) {
      await em.execute(
        "insert into contacts (member_id, kind, value) values (?, ?, ?) on conflict do nothing",
        [member.id, kind, member[column]],
      );
    }
    await em.nativeUpdate(Member, member.id, { [column]: value });
    return;
  }
  await em.execute(
    "update contacts set is_preferred = false where member_id = ? and kind = ? and is_preferred",
    [member.id, kind],
  );
  await em.execute("update contacts set is_preferred = true where member_id = ? and kind = ? and value = ?", [
    member.id,
    kind,
    value,
  ]);
}

/** What comes first on the card now is not told a second time among the others. */
export async function dropRepeated(
  memberId: string,
  first: Partial<Record<"phone" | "email", string | null>>,
  { em }: Pick<Context, "em">,
): Promise<void> {
  const told = [
    [ContactKind.PHONE, first.phone],
    [ContactKind.EMAIL, first.email],
  ] as const;
  for (const [kind, value] of told.filter(([, written]) => written)) {
    await em.execute("delete from contacts where member_id = ? and kind = ? and value = ?", [
      memberId,
      kind,
      value,
    ]);
  }
}

/** Whether without it the card has neither a telephone nor an e-mail. */
export async function isLastToReach(
  member: Member,
  { kind, value }: ContactNamed,
  { em }: Context,
): Promise<boolean> {
  const column = columnOf(kind);
  if (!column || member[column] !== value) return false;
  if (member[column === "phone" ? "email" : "phone"] !== null) return false;
  const others = await em.execute<object[]>(
    "select from contacts where member_id = ? and kind = ? and value <> ? limit 1",
    [member.id, kind, value],
  );
  return others.length === 0;
}

/** Whether it was there. */
export async function removeContactOf(
  member: Member,
  { kind, value }: ContactNamed,
  { em }: Context,
): Promise<boolean> {
  const column = columnOf(kind);
  if (column && member[column] === value) {
    await dropRepeated(member.id, { [column]: value }, { em });
    const [next] = await em.execute<{ value: string }[]>(
      `delete from contacts where (member_id, kind, value) = (
         select member_id, kind, value from contacts where member_id = ? and kind = ? order by added_at, value limit 1)
       returning value`,
      [member.id, kind],
    );
    await em.nativeUpdate(Member, member.id, { [column]: next?.value ?? null });
    return true;
  }
  const removed = await em.execute<object[]>(
    "delete from contacts where member_id = ? and kind = ? and value = ? returning kind",
    [member.id, kind, value],
  );
  return removed.length > 0;
}
