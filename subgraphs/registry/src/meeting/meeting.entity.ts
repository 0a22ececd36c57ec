import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";

export enum MeetingKind {
  GENERAL_MEETING = "GENERAL_MEETING",
  CONFERENCE = "CONFERENCE",
  COMMITTEE = "COMMITTEE",
  PRESIDIUM = "PRESIDIUM",
  AUDIT_COMMISSION = "AUDIT_COMMISSION",
}

registerEnumType(MeetingKind, {
  name: "MeetingKind",
  description: "Who met.",
  valuesConfig: {
    GENERAL_MEETING: { description: "All members («профсоюзное собрание»)." },
    CONFERENCE: { description: "Delegates of the members («конференция»)." },
    COMMITTEE: { description: "The committee («заседание профкома»)." },
    PRESIDIUM: { description: "The presidium («заседание президиума»)." },
    AUDIT_COMMISSION: { description: "The audit commission («заседание КРК»)." },
  },
});

export enum VoteShare {
  MAJORITY = "MAJORITY",
  TWO_THIRDS = "TWO_THIRDS",
}

registerEnumType(VoteShare, {
  name: "VoteShare",
  description: "How many of those who vote must be for it.",
  valuesConfig: {
    MAJORITY: { description: "More than half." },
    TWO_THIRDS: { description: "At least two thirds, as for excluding a member." },
  },
});

/** A meeting as its minutes tell of it. */
@Entity({ tableName: "meetings" })
@ObjectType({
  description: "A meeting of members, delegates or a body, as its minutes tell of it («протокол»).",
})
export class Meeting {
  [OptionalProps]?: "path" | "quorum" | "hasQuorum" | "revision";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "integer" })
  organisationId!: number;

  @Property({ type: "text" })
  @Field(() => MeetingKind, { description: "Who met." })
  kind!: MeetingKind;

  @Property({ type: "text" })
  @Field(() => String, { description: "The number of the minutes («протокол №»)." })
  number!: string;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The day." })
  heldOn!: PlainDate;

  @Property({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "Where it was; null when not filled in." })
  place!: string | null;

  @Property({ type: "integer" })
  @Field(() => Int, {
    description: "How many might have voted: on register, elected as delegates, or in the body.",
  })
  entitled!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "How many of them were there." })
  present!: number;

  @Property({ type: "integer" })
  @Field(() => Int, {
    description: "How many of them were away for a good reason («отсутствуют по уважительной причине»).",
  })
  excused!: number;

  @Property({ type: "text" })
  @Field(() => String, { description: "Who chaired it." })
  chairedBy!: string;

  @Property({ type: "text" })
  @Field(() => String, { description: "Who wrote the minutes («секретарь»)." })
  recordedBy!: string;

  @Property({ type: "text[]" })
  @Field(() => [String], {
    description: "What belongs to the minutes, by name: ballots, reports («приложения»); at most thirty.",
  })
  appendices!: string[];

  @Property({ type: "integer" })
  @Field(() => Int, {
    description:
      "How often it was written down; give it back when putting it right, so that nobody's work is overwritten.",
  })
  revision: number = 1;

  @Property({ type: "uuid", nullable: true })
  recordedById!: string | null;

  @Property({ type: "timestamptz", nullable: true })
  struckAt!: Date | null;

  path!: string;

  @Field(() => Int, {
    description: "How many must be there: more than half, of a conference two thirds («кворум»).",
  })
  get quorum(): number {
    return quorumOf(this.kind, this.entitled);
  }

  @Field(() => Boolean, { description: "Whether enough were there for it to decide." })
  get hasQuorum(): boolean {
    return this.present >= this.quorum;
  }
}

/** More than half; of delegates, two thirds. */
export function quorumOf(kind: MeetingKind, entitled: number): number {
  return kind === MeetingKind.CONFERENCE ? Math.ceil((entitled * 2) / 3) : Math.floor(entitled / 2) + 1;
}

/** A question of the agenda, and what was decided. */
@Entity({ tableName: "agenda_items" })
@ObjectType({ description: "A question of a meeting's agenda, and what was decided («вопрос повестки»)." })
export class AgendaItem {
  [OptionalProps]?: "isCarried";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "uuid" })
  meetingId!: string;

  @Property({ type: "integer" })
  organisationId!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "Its place on the agenda, from 1." })
  place!: number;

  @Property({ type: "text" })
  @Field(() => String, { description: "The question («повестка дня»)." })
  question!: string;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "Who reported and what they said («слушали»); null when not noted.",
  })
  heard!: string | null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "Who spoke about it and what they said («выступили»); null when not noted.",
  })
  spoke!: string | null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "What was put to the vote («постановили»); null when nothing was.",
  })
  decision!: string | null;

  @Property({ type: "text" })
  @Field(() => VoteShare, { description: "How many of those who voted had to be for it." })
  needed!: VoteShare;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "How many were for it («за»)." })
  votesFor!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "How many were against it («против»)." })
  votesAgainst!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "How many abstained («воздержались»)." })
  votesAbstained!: number;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it was carried («принято»); null when nothing was put to the vote.",
  })
  get isCarried(): boolean | null {
    return this.decision === null ? null : isCarried(this);
  }
}

type Votes = Pick<AgendaItem, "needed" | "votesFor" | "votesAgainst" | "votesAbstained">;

/** Of those who voted, who abstained among them: more than half, or two thirds. */
export function isCarried({ needed, votesFor, votesAgainst, votesAbstained }: Votes): boolean {
  const voted = votesFor + votesAgainst + votesAbstained;
  return needed === VoteShare.TWO_THIRDS ? votesFor > 0 && votesFor * 3 >= voted * 2 : votesFor * 2 > voted;
}
