import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
import { cardChanged } from "../membership-card/membership-card.events.js";
import type { CardStatus } from "../membership-card/membership-card.entity.js";
import { holdsSince } from "../history/holds-since.js";
import { matchMembers, samePerson } from "../matching/match-members.js";
import type { Organisation } from "../organisation/organisation.entity.js";
import { AlreadyMember } from "./already-member.js";
import type { CardColumns } from "./check-card.js";
import type { Decision } from "./decision.js";
import { faultsOfDay } from "./kept-member.js";
import { Member, MemberStatus } from "./member.entity.js";
import { memberRegistered } from "./member.events.js";
import { membersById } from "./member.loader.js";
import { MovementKind } from "./movement.entity.js";
import { type Person, personOf } from "./person.js";
import { nodesOf, placeMember, recordMovement } from "./place-member.js";

/**
 * Puts a person on the register of a primary that the viewer keeps. One whom the viewer's registers remember as
 * removed returns to the same card, or to the one it was merged into.
 */
export async function putOnRegister(
  columns: CardColumns,
  organisation: Organisation,
  decision: Decision | null,
  context: Context,
): Promise<Member | AlreadyMember | InvalidInput> {
  const { load, tell } = context;
  const onRegister = await findOnRegister(columns, context);
  const removed = onRegister ? null : await findRemoved(columns, context);
  const known = onRegister ?? (removed?.isOnRegister ? removed.keptId : null);
  if (known) {
    const member = await load(membersById).load(known);
    return new AlreadyMember(member?.path ? member : null);
  }

  const former = removed && (await takeFormer(removed.keptId, context));
  const early = former ? faultsOfDay(columns.joinedOn, former.movedOn, "joinedOn") : [];
  if (early.length > 0) return new InvalidInput(early);
  const memberId = former
    ? await returnToRegister(former, columns, organisation, context)
    : await addToRegister(columns, organisation, context);
  await recordMovement(
    {
      memberId,
      kind: MovementKind.REGISTERED,
      on: columns.joinedOn,
      organisation: organisation.node,
      decision,
    },
    context,
  );

  tell(memberRegistered, { memberId, organisationId: organisation.id });
  const [member] = await membersById([memberId], context);
  if (!member) throw new Error("A member who was just put on the register is not there.");
  return member;
}

/** A member anywhere in the union by name and day of birth; of others' members only that they are there. */
async function findOnRegister(person: CardColumns, context: Context): Promise<string | null> {
  const { lastName, firstName, patronymic, bornOn } = person;
  // Two keepers may enter the same person at once: the second waits, and then finds the first's entry.
  await context.em.execute(
    "select pg_advisory_xact_lock(hashtextextended(row(name_key(?, ?, ?), ?::date)::text, 0))",
    [lastName, firstName, patronymic, bornOn],
  );
  const [matches = []] = await matchMembers([{ lastName, firstName, patronymic, bornOn }], context);
  return samePerson(matches)?.memberId ?? null;
}

const LAST_MOVEMENT = `select moved_on, reason from movements where member_id = members.id
  order by moved_on desc, recorded_at desc limit 1`;
const IS_FORMER = "status = 'REMOVED' and reason is distinct from 'DIED'";

/** The person whom the viewer's registers remember as removed, by this name or that of a card merged since. */
async function findRemoved(
  { lastName, firstName, patronymic, bornOn }: CardColumns,
  context: Context,
): Promise<Person | null> {
  const [card] = await context.em.execute<{ id: string }[]>(
    `select id from members cross join lateral (${LAST_MOVEMENT}) last
     where name_key = name_key(?, ?, ?) and born_on = ? and ${IS_FORMER} order by moved_on desc limit 1`,
    [lastName, firstName, patronymic, bornOn],
  );
  return card ? personOf(card.id, context) : null;
}

interface FormerMember {
  id: string;
  /** The day of joining the union, which a return does not change. */
  joinedOn: PlainDate;
  movedOn: PlainDate;
}

/** The card, held until the deed is done; null where it is not the viewer's registers'. */
async function takeFormer(id: string, { em }: Context): Promise<FormerMember | null> {
  const [row] = await em.execute<FormerMember[]>(
    `select id, joined_on::text as "joinedOn", moved_on::text as "movedOn"
     from members cross join lateral (${LAST_MOVEMENT}) last where id = ? and ${IS_FORMER} for update of members`,
    [id],
  );
  return row ?? null;
}

async function addToRegister(
  columns: CardColumns,
  organisation: Organisation,
  { em, viewer }: Context,
): Promise<string> {
  const id = await em.insert(Member, {
    ...columns,
    ...nodesOf(organisation),
    status: MemberStatus.ON_REGISTER,
  });
  await em.execute(
    `insert into membership_cards (number, member_id, primary_id, status_changed_by)
     values (new_card_number(), ?, ?, ?)`,
    [id, organisation.node, viewer.accountId],
  );
  return id;
}

async function returnToRegister(
  { id, joinedOn }: FormerMember,
  columns: CardColumns,
  organisation: Organisation,
  context: Context,
): Promise<string> {
  await holdsSince(columns.joinedOn, context);
  const { em, viewer, tell } = context;
  // By these the person signs in and is written to, and consent is withdrawn, not left out.
  const { phone, email, consentedOn, ...said } = columns;
  const known = { ...(phone && { phone }), ...(email && { email }), ...(consentedOn && { consentedOn }) };
  await em.nativeUpdate(Member, id, { ...said, ...known, joinedOn });
  await placeMember(id, organisation, context);
  const [card] = await em.execute<{ number: string; status: CardStatus }[]>(
    `update membership_cards set
       status = case when issued_on is not null then 'ISSUED' when virtual_since is not null then 'VIRTUAL'
         else 'NOT_ORDERED' end::card_status,
       status_changed_at = now(), status_changed_by = ?
     where member_id = ? and replaced_on is null and status = 'BLOCKED'
     returning number, status`,
    [viewer.accountId, id],
  );
  if (card) tell(cardChanged, { memberId: id, ...card });
  return id;
}
