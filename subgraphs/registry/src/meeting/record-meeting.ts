import { Permission } from "@angel/kit/access";
import { cursorOf } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import { InvalidInput, Problem } from "@angel/kit/problem";
import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { LockMode } from "@mikro-orm/core";
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
import { Checked } from "../input/checked.js";
import { membersById } from "../member/member.loader.js";
import { keepOrganisation } from "../organisation/kept-organisation.js";
import { OrganisationClosed } from "../organisation/organisation-closed.js";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { TabEntryNotFound } from "../organisation/tab-entry-not-found.js";
import { attendeesByMeeting } from "./meeting.loader.js";
import { AgendaItem, Meeting, MeetingKind, quorumOf, VoteShare } from "./meeting.entity.js";
import { MeetingEdge } from "./meeting.resolver.js";

@InputType({ description: "A question of the agenda, and what was decided." })
class AgendaItemInput {
  @Field(() => String, { description: "The question." })
  question!: string;

  @Field(() => String, { nullable: true, description: "Who reported and what they said." })
  heard?: string | null;

  @Field(() => String, { nullable: true, description: "Who spoke about it and what they said." })
  spoke?: string | null;

  @Field(() => String, { nullable: true, description: "What was put to the vote; nothing when left out." })
  decision?: string | null;

  @Field(() => VoteShare, { defaultValue: VoteShare.MAJORITY, description: "How many must be for it." })
  needed!: VoteShare;

  @Field(() => Int, { defaultValue: 0, description: "How many were for it." })
  votesFor!: number;

  @Field(() => Int, { defaultValue: 0, description: "How many were against it." })
  votesAgainst!: number;

  @Field(() => Int, { defaultValue: 0, description: "How many abstained." })
  votesAbstained!: number;
}

@InputType({ description: "A meeting as its minutes tell of it." })
class RecordMeetingInput {
  @Field(() => ID, { description: "Whose meeting it was." })
  organisationId!: string;

  @Field(() => ID, {
    nullable: true,
    description: "The meeting to put right, as a whole; a new one when left out.",
  })
  meetingId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "The revision of the meeting as it was read, to be refused where it is old; left out, what is there is overwritten.",
  })
  revision?: number | null;

  @Field(() => MeetingKind, { description: "Who met." })
  kind!: MeetingKind;

  @Field(() => String, {
    nullable: true,
    description: "The number of the minutes; the next of the kind in the year when left out.",
  })
  number?: string | null;

  @Field(() => PlainDateScalar, { description: "The day." })
  heldOn!: PlainDate;

  @Field(() => String, { nullable: true, description: "Where it was." })
  place?: string | null;

  @Field(() => Int, { description: "How many might have voted." })
  entitled!: number;

  @Field(() => Int, {
    nullable: true,
    description: "How many were there; as many as were noted when left out.",
  })
  present?: number | null;

  @Field(() => Int, { defaultValue: 0, description: "How many were away for a good reason." })
  excused!: number;

  @Field(() => [ID], { defaultValue: [], description: "Members who were there, at most 250." })
  attendeeIds!: string[];

  @Field(() => String, { description: "Who chaired it." })
  chairedBy!: string;

  @Field(() => String, { description: "Who wrote the minutes." })
  recordedBy!: string;

  @Field(() => [String], {
    defaultValue: [],
    description: "What belongs to the minutes, by name: ballots, reports; at most thirty.",
  })
  appendices!: string[];

  @Field(() => [AgendaItemInput], { description: "The agenda, in order, at most a hundred questions." })
  agenda!: AgendaItemInput[];
}

@ObjectType({ description: "The meeting is recorded; its minutes can be printed." })
class RecordMeetingPayload {
  @Field(() => MeetingEdge, { description: "The meeting with its place in the list." })
  meetingEdge!: InstanceType<typeof MeetingEdge>;

  @Field(() => Organisation, { description: "The organisation." })
  organisation!: Organisation;
}

@ObjectType({
  implements: Problem,
  description: "Too few were there for the meeting to decide; it can be recorded without decisions.",
})
class NoQuorum extends Problem {
  @Field(() => Int, { description: "How many must be there." })
  needed: number;

  @Field(() => Int, { description: "How many were there." })
  present: number;

  constructor(needed: number, present: number) {
    super({
      ru: `Нет кворума: нужно ${needed}, присутствует ${present}.`,
      en: `No quorum: ${needed} needed, ${present} present.`,
    });
    this.needed = needed;
    this.present = present;
  }
}

@ObjectType({
  implements: Problem,
  description: "Somebody else has put the meeting right since it was read. Nothing of this was written.",
})
class MeetingChangedMeanwhile extends Problem {
  @Field(() => Meeting, { description: "The meeting as it is now, with its revision." })
  meeting: Meeting;

  constructor(meeting: Meeting) {
    super({
      ru: "Протокол тем временем исправил кто-то другой. Проверьте и сохраните ещё раз.",
      en: "Somebody else has put the minutes right meanwhile. Look them over and save again.",
    });
    this.meeting = meeting;
  }
}

const RecordMeetingResult = createUnionType({
  name: "RecordMeetingResult",
  description: "How recording the meeting went.",
  types: () =>
    [
      RecordMeetingPayload,
      OrganisationNotFound,
      OrganisationClosed,
      TabEntryNotFound,
      MeetingChangedMeanwhile,
      NoQuorum,
      InvalidInput,
    ] as const,
});

const MOST_PEOPLE = 1_000_000;
const MOST_ATTENDEES = 250;
const MOST_ITEMS = 100;
const MOST_APPENDICES = 30;

/** The chair records a meeting with its agenda, who was there, and what was decided («протокол»). */
@Resolver()
export class RecordMeeting {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => RecordMeetingResult, {
    description:
      "Record a meeting, or put one right: agenda, attendance, votes («протокол»). Decisions need a quorum: more than half, of a conference two thirds.",
  })
  async recordMeeting(
    @Arg("input", () => RecordMeetingInput, { description: "The meeting." }) input: RecordMeetingInput,
    @Ctx() context: Context,
  ): Promise<typeof RecordMeetingResult> {
    const organisation = await keepOrganisation(input.organisationId, context);
    if (!(organisation instanceof Organisation)) return organisation;
    const { em, viewer } = context;
    const { node: organisationId, path } = organisation;
    const id = input.meetingId ?? null;
    const known = id && isUuid(id) ? await takeMeeting(id, organisationId, context) : null;
    if (id !== null && !known) return new TabEntryNotFound();
    if (known && (input.revision ?? known.revision) !== known.revision) {
      return new MeetingChangedMeanwhile(Object.assign(known, { path }));
    }

    const checked = new Checked();
    const attendees = await checkAttendees(input.attendeeIds, known, checked, context);
    const columns = {
      kind: input.kind,
      heldOn: checked.past("heldOn", input.heldOn),
      place: checked.text("place", input.place, 300),
      entitled: checked.within("entitled", input.entitled, 1, MOST_PEOPLE),
      present: input.present ?? attendees.length,
      chairedBy: checked.name("chairedBy", input.chairedBy),
      recordedBy: checked.name("recordedBy", input.recordedBy),
      appendices: checkAppendices(input.appendices, checked),
    };
    checked.within(
      "present",
      columns.present,
      attendees.length,
      Math.max(columns.entitled, attendees.length),
    );
    const excused = checked.within(
      "excused",
      input.excused,
      0,
      Math.max(columns.entitled - columns.present, 0),
    );
    const items = checkAgenda(input.agenda, columns.present, checked);
    const number = await checkNumber(input, known, organisation, checked, context);
    if (checked.problem) return checked.problem;
    const needed = quorumOf(columns.kind, columns.entitled);
    if (columns.present < needed && items.some(({ decision }) => decision !== null)) {
      return new NoQuorum(needed, columns.present);
    }

    const told = { ...columns, excused, number, recordedById: viewer.accountId };
    const meeting = known
      ? em.assign(known, { ...told, revision: known.revision + 1 })
      : em.create(Meeting, { ...told, organisationId });
    await em.persist(meeting).flush();
    await em.nativeDelete(AgendaItem, { meetingId: meeting.id });
    for (const [place, item] of items.entries()) {
      em.persist(em.create(AgendaItem, { ...item, place: place + 1, meetingId: meeting.id, organisationId }));
    }
    await em.flush();
    await em.execute("delete from attendances where meeting_id = ? and member_id <> all(?::uuid[])", [
      meeting.id,
      listOf(attendees),
    ]);
    await em.execute(
      `insert into attendances (meeting_id, organisation_id, member_id, last_name, first_name, patronymic)
       select ?, ?, id, last_name, first_name, patronymic from members where id = any(?::uuid[])
       on conflict do nothing`,
      [meeting.id, organisationId, listOf(attendees)],
    );
    const node = Object.assign(meeting, { path });
    return Object.assign(new RecordMeetingPayload(), {
      organisation,
      meetingEdge: { node, cursor: cursorOf([node.heldOn, node.id]) },
    });
  }
}

/** The meeting, held until the deed is done: two who put it right come one after the other. */
function takeMeeting(id: string, organisationId: number, { em }: Context): Promise<Meeting | null> {
  return em.findOne(
    Meeting,
    { id, organisationId, struckAt: null },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
}

/** Members whom the viewer sees, and those who were noted already, wherever they have gone. */
async function checkAttendees(
  given: readonly string[],
  known: Meeting | null,
  checked: Checked,
  context: Context,
): Promise<string[]> {
  const ids = [...new Set(given.map((id) => id.toLowerCase()))];
  if (ids.length > MOST_ATTENDEES) {
    checked.fault("attendeeIds", `Не больше ${MOST_ATTENDEES}.`, `At most ${MOST_ATTENDEES}.`);
    return [];
  }
  const members = ids.length > 0 ? await membersById(ids, context) : [];
  const noted = known ? await context.load(attendeesByMeeting).load(known.id) : [];
  const isNoted = new Set(noted.map(({ id }) => id));
  for (const [place, member] of members.entries()) {
    if (!member?.path && !isNoted.has(ids[place] ?? "")) {
      checked.fault(`attendeeIds.${place}`, "Нет такого члена Профсоюза.", "There is no such member.");
    }
  }
  return ids;
}

function checkAppendices(given: readonly string[], checked: Checked): string[] {
  if (given.length > MOST_APPENDICES) {
    checked.fault("appendices", `Не больше ${MOST_APPENDICES}.`, `At most ${MOST_APPENDICES}.`);
  }
  return given.map((appendix, place) => checked.name(`appendices.${place}`, appendix));
}

function checkAgenda(given: readonly AgendaItemInput[], present: number, checked: Checked) {
  if (given.length === 0 || given.length > MOST_ITEMS) {
    checked.fault("agenda", `От 1 до ${MOST_ITEMS} вопросов.`, `From 1 to ${MOST_ITEMS} questions.`);
  }
  return given.map(({ needed, votesFor, votesAgainst, votesAbstained, ...item }, place) => {
    const path = `agenda.${place}`;
    if (Math.min(votesFor, votesAgainst, votesAbstained) < 0) {
      checked.fault(path, "Голосов не бывает меньше нуля.", "Votes are not below zero.");
    } else if (votesFor + votesAgainst + votesAbstained > present) {
      checked.fault(path, "Голосов больше, чем присутствующих.", "More votes than people present.");
    }
    return {
      question: checked.words(`${path}.question`, item.question, 1e3),
      heard: checked.text(`${path}.heard`, item.heard, 2e4),
      spoke: checked.text(`${path}.spoke`, item.spoke, 2e4),
      decision: checked.text(`${path}.decision`, item.decision, 2e4),
      needed,
      votesFor,
      votesAgainst,
      votesAbstained,
    };
  });
}

/** The number given, which no other minutes of the kind have that year; else the known one's, else the next. */
async function checkNumber(
  { number, kind, heldOn }: RecordMeetingInput,
  known: Meeting | null,
  { node }: Organisation,
  checked: Checked,
  { em }: Context,
): Promise<string> {
  const written = checked.text("number", number, 20) ?? known?.number;
  await em.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`minutes of ${node}`]);
  const taken = await em.execute<{ id: string; number: string }[]>(
    `select id, number from meetings where organisation_id = ? and kind = ? and struck_at is null
       and extract(year from held_on) = extract(year from ?::date)`,
    [node, kind, heldOn],
  );
  if (written === undefined) {
    const numbers = taken.map((other) => Number.parseInt(other.number, 10)).filter(Number.isFinite);
    return String(Math.max(0, ...numbers) + 1);
  }
  if (taken.some((other) => other.number === written && other.id !== known?.id)) {
    checked.fault("number", "Протокол с этим номером уже есть.", "There are minutes of this number already.");
  }
  return written;
}
