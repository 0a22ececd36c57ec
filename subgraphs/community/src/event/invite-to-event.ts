import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import { listOf } from "@angel/kit/published";
import { unauthenticated } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { Event } from "./event.entity.js";
import { membersInvited } from "./event.events.js";
import { EventClosed, EventNotFound } from "./event-problems.js";
import { GuestSelectionInput, knownGuests, selectGuests } from "./guest-selection.js";
import { lockKeptEvent } from "./kept-event.js";

const MOST_NAMED = 250;
const MOST_SELECTED = 10_000;
const MOST_TOLD = 1_000;
const OLDEST = 150;

@InputType({ description: "Whom to invite to an event: members by their ids, by a selection, or both." })
class InviteToEventInput {
  @Field(() => ID, { description: "The event." })
  eventId!: string;

  @Field(() => [ID], {
    defaultValue: [],
    description: "Members on register whose cards the viewer sees, at most 250.",
  })
  memberIds!: string[];

  @Field(() => GuestSelectionInput, {
    nullable: true,
    description:
      "Members of the event's organisation and of those below, at most 10,000; none when left out.",
  })
  selection?: GuestSelectionInput | null;

  @Field(() => Boolean, { defaultValue: false, description: "Only to see how many it would be." })
  dryRun!: boolean;
}

@ObjectType({ description: "They are invited, or would be." })
class InviteToEventPayload {
  @Field(() => Event, { description: "The event." })
  event!: Event;

  @Field(() => Int, { description: "How many members were named or selected." })
  selected!: number;

  @Field(() => Int, { description: "How many of them had not been invited before." })
  invited!: number;
}

const InviteToEventResult = createUnionType({
  name: "InviteToEventResult",
  description: "How inviting went.",
  types: () => [InviteToEventPayload, EventNotFound, EventClosed, InvalidInput] as const,
});

/** Those who keep an organisation invite members, who see it in their cabinet. */
@Resolver()
export class InviteToEvent {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => InviteToEventResult, {
    description:
      "Invite members to an event that has not begun («пригласить»): women by 8 March, parents to a children's party, or anyone by name. They find it among their events. Whoever is invited already is not invited again.",
  })
  async inviteToEvent(
    @Arg("input", () => InviteToEventInput, { description: "Whom, and where to." })
    input: InviteToEventInput,
    @Ctx() context: Context,
  ): Promise<typeof InviteToEventResult> {
    const { viewer, tell } = context;
    if (viewer.accountId === null) throw unauthenticated();
    const event = await lockKeptEvent(input.eventId, context);
    if (!event) return new EventNotFound();
    if (!event.isOpen()) return new EventClosed(event);
    const faults = faultsOf(input);
    if (faults.length > 0) return new InvalidInput(faults);

    const named = input.memberIds.map((id) => id.toLowerCase());
    const known = await knownGuests(
      named.filter(isUuid),
      viewer.pathsWhere(Permission.VIEW_MEMBERS),
      context,
    );
    const strangers = named.flatMap((id, place) => (known.has(id) ? [] : unknownMember(place)));
    if (strangers.length > 0) return new InvalidInput(strangers);
    const found = input.selection
      ? await selectGuests(event, input.selection, MOST_SELECTED + 1, context)
      : [];
    if (found.length > MOST_SELECTED) return new InvalidInput([tooMany()]);

    const guests = [...new Set([...named, ...found])];
    const fresh = await notInvited(event, guests, context);
    if (!input.dryRun) {
      await invite(event, fresh, viewer.accountId, context);
      const { id, organisationId } = event;
      for (let from = 0; from < fresh.length; from += MOST_TOLD) {
        tell(membersInvited, { id, organisationId, memberIds: fresh.slice(from, from + MOST_TOLD) });
      }
    }
    return Object.assign(new InviteToEventPayload(), {
      event,
      selected: guests.length,
      invited: fresh.length,
    });
  }
}

async function notInvited({ id }: Event, guests: string[], { em }: Context): Promise<string[]> {
  const rows = await em.execute<{ member_id: string }[]>(
    "select member_id from event_invitations where event_id = ? and member_id = any(?::uuid[])",
    [id, listOf(guests)],
  );
  const invited = new Set(rows.map(({ member_id }) => member_id));
  return guests.filter((guest) => !invited.has(guest));
}

async function invite({ id }: Event, guests: string[], invitedBy: string, { em }: Context): Promise<void> {
  await em.execute(
    `insert into event_invitations (event_id, member_id, invited_by)
     select ?::uuid, guest, ?::uuid from unnest(?::uuid[]) as guest`,
    [id, invitedBy, listOf(guests)],
  );
}

function faultsOf({ memberIds, selection }: InviteToEventInput): InvalidField[] {
  const faults: InvalidField[] = [];
  if (memberIds.length > MOST_NAMED) {
    const sentence = { ru: `Не больше ${MOST_NAMED}.`, en: `At most ${MOST_NAMED}.` };
    faults.push(new InvalidField("memberIds", sentence));
  }
  for (const path of ["ageFrom", "ageUntil", "childAgeFrom", "childAgeUntil"] as const) {
    const age = selection?.[path] ?? 0;
    if (age >= 0 && age <= OLDEST) continue;
    const sentence = { ru: `От 0 до ${OLDEST}.`, en: `From 0 to ${OLDEST}.` };
    faults.push(new InvalidField(`selection.${path}`, sentence));
  }
  return faults;
}

function unknownMember(place: number): InvalidField {
  const sentence = { ru: "Нет такого члена Профсоюза.", en: "There is no such member." };
  return new InvalidField(`memberIds.${place}`, sentence);
}

function tooMany(): InvalidField {
  return new InvalidField("selection", {
    ru: "Больше 10 000 человек: сузьте отбор.",
    en: "More than 10,000 people: narrow the selection.",
  });
}
