import { Permission } from "@angel/kit/access";
import { InvalidField } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { type PlainDate, today } from "@angel/kit/values";
import type { Member } from "./member.entity.js";
import { membersById } from "./member.loader.js";

/** A member whose register the viewer keeps, held until the deed is done. */
interface KeptMember {
  member: Member;
  /** The day of the last movement. */
  lastMovedOn: PlainDate;
}

/** The member, locked; null where there is none or the register is another's. */
export async function keepMember(id: string, context: Context): Promise<KeptMember | null> {
  const { em, viewer } = context;
  if (!isUuid(id)) return null;
  const [held] = await em.execute<object[]>("select from members where id = ? for update", [id]);
  const member = held ? (await membersById([id], context))[0] : null;
  if (!member?.path || !viewer.may(Permission.KEEP_REGISTER, member.path)) return null;
  const [last] = await em.execute<{ day: PlainDate }[]>(
    "select max(moved_on)::text as day from movements where member_id = ?",
    [id],
  );
  return { member, lastMovedOn: last?.day ?? member.joinedOn };
}

export function dayToCome(path: string): InvalidField {
  return new InvalidField(path, { ru: "Этот день ещё не наступил.", en: "That day has not come yet." });
}

/** A movement neither runs ahead of today nor before the one that is already recorded. */
export function faultsOfDay(on: PlainDate, lastMovedOn: PlainDate, path = "on"): InvalidField[] {
  if (on > today()) return [dayToCome(path)];
  if (on >= lastMovedOn) return [];
  const day = lastMovedOn.split("-").toReversed().join(".");
  return [
    new InvalidField(path, {
      ru: `Не раньше ${day}: тогда записано последнее движение.`,
      en: `Not before ${lastMovedOn}, the day of the last movement.`,
    }),
  ];
}
