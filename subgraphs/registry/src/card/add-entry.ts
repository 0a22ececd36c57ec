import { InvalidInput } from "@angel/kit/problem";
import type { InvalidField } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import type { EntityClass, RequiredEntityData } from "@mikro-orm/core";
import { keepMember } from "../member/kept-member.js";
import { MemberNotFound } from "../member/member-not-found.js";
import type { Member } from "../member/member.entity.js";
import { memberChanged } from "../member/member.events.js";
import type { CardEntry } from "./card-entry.js";

interface NewEntry<Entry> {
  columns: Omit<RequiredEntityData<Entry>, keyof CardEntry>;
  faults: InvalidField[];
}

interface AddedEntry<Entry> {
  entry: Entry;
  member: Member;
}

/** Puts a line on the card of a member whose register the viewer keeps. */
export async function addEntry<Entry extends CardEntry>(
  Class: EntityClass<Entry>,
  memberId: string,
  { columns, faults }: NewEntry<Entry>,
  context: Context,
): Promise<AddedEntry<Entry> | MemberNotFound | InvalidInput> {
  const { em, viewer, tell } = context;
  const kept = await keepMember(memberId, context);
  if (!kept) return new MemberNotFound();
  if (faults.length > 0) return new InvalidInput(faults);

  const { member } = kept;
  const data = { ...columns, memberId: member.id, recordedById: viewer.accountId };
  const entry = em.create(Class, data as unknown as RequiredEntityData<Entry>);
  await em.persist(entry).flush();
  tell(memberChanged, { memberId: member.id });
  return { entry, member };
}
