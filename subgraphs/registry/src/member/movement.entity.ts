import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Decision } from "./decision.js";

export enum MovementKind {
  REGISTERED = "REGISTERED",
  TRANSFERRED = "TRANSFERRED",
  REMOVED = "REMOVED",
}

registerEnumType(MovementKind, {
  name: "MovementKind",
  description: "What happened to a member on the registers.",
  valuesConfig: {
    REGISTERED: { description: "Put on the register («принят на учёт»)." },
    TRANSFERRED: { description: "Moved from one primary to another («переведён»)." },
    REMOVED: { description: "Removed from the register («снят с учёта»)." },
  },
});

export enum RemovalReason {
  OWN_WISH = "OWN_WISH",
  EXCLUDED = "EXCLUDED",
  DISMISSED = "DISMISSED",
  GRADUATED = "GRADUATED",
  DIED = "DIED",
  OTHER = "OTHER",
}

registerEnumType(RemovalReason, {
  name: "RemovalReason",
  description: "Why a member was removed from the register.",
  valuesConfig: {
    OWN_WISH: { description: "By their own application («по собственному желанию»)." },
    EXCLUDED: { description: "By a decision («исключён»)." },
    DISMISSED: { description: "Left the job («уволен»)." },
    GRADUATED: { description: "Finished studying («окончил обучение»)." },
    DIED: { description: "Has died («умер»)." },
    OTHER: { description: "Another reason, told in the note («иное»)." },
  },
});

/** A line of the table on the tab «Профсоюзный учёт»: added, never changed. */
@Entity({ tableName: "movements" })
@ObjectType({ description: "What happened to a member on the registers, and who recorded it." })
export class Movement {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "uuid" })
  memberId!: string;

  /** The primary where the member is now, kept here for row-level security; it follows the member. */
  @Property({ type: "integer" })
  primaryId!: number;

  @Property({ type: "text" })
  @Field(() => MovementKind, { description: "What happened." })
  kind!: MovementKind;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { name: "on", description: "The day it took effect." })
  movedOn!: PlainDate;

  /** The node of the primary: where to; of a removal, where from. */
  @Property({ type: "integer" })
  organisationId!: number;

  @Property({ type: "integer", nullable: true })
  fromId!: number | null;

  @Property({ type: "text", nullable: true })
  @Field(() => RemovalReason, { nullable: true, description: "Why; null but for a removal." })
  reason!: RemovalReason | null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "A note; null when there is none." })
  note!: string | null;

  @Property({ type: "text", nullable: true })
  decisionNumber!: string | null;

  @Property({ type: "date", nullable: true })
  decidedOn!: PlainDate | null;

  @Property({ type: "text", nullable: true })
  decidedBy!: Decision["body"];

  /** The account of the one who recorded it. */
  @Property({ type: "uuid", nullable: true })
  recordedById!: string | null;

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When it was recorded." })
  recordedAt!: Date;

  @Field(() => Decision, { nullable: true, description: "By whose decision; null when not filled in." })
  get decision(): Decision | null {
    return this.decidedOn === null ? null : new Decision(this.decisionNumber, this.decidedOn, this.decidedBy);
  }
}
