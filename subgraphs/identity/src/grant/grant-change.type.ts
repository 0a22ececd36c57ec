import { Role } from "@angel/kit/access";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, ObjectType, registerEnumType } from "type-graphql";

enum GrantChangeKind {
  GIVEN = "GIVEN",
  CHANGED = "CHANGED",
  REVOKED = "REVOKED",
  DELETED = "DELETED",
}

registerEnumType(GrantChangeKind, {
  name: "GrantChangeKind",
  description: "What became of a grant.",
  valuesConfig: {
    GIVEN: { description: "It was given, or lent for a time («право выдано»)." },
    CHANGED: { description: "Its days were changed («право изменено»)." },
    REVOKED: { description: "It was taken back («право отозвано»)." },
    DELETED: { description: "It went with the account or with the grant it was lent from." },
  },
});

/** A step of a grant as the database wrote it down; `id` is its place in the list. */
@ObjectType({
  description: "Who gave or took which right, when and why («история прав»).",
})
export class GrantChange {
  id!: string;

  @Field(() => GrantChangeKind, { description: "What became of the grant." })
  kind!: GrantChangeKind;

  @Field(() => Date, { description: "When." })
  changedAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: "Who did it, by name; null where the register or the platform did.",
  })
  changedBy!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Whose right it is, by name; null where there is no such account any more.",
  })
  heldBy!: string | null;

  @Field(() => Role, { description: "The role." })
  role!: Role;

  @Field(() => PlainDateScalar, { description: "The first day of the right after the change." })
  startsOn!: PlainDate;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The last day of the right after the change; null where no end is set.",
  })
  endsOn!: PlainDate | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Why, as whoever did it wrote: what it was given or lent for, or why it was taken back; null without a word.",
  })
  reason!: string | null;

  @Field(() => Boolean, { description: "Whether it is lent for a time («доверенное право»)." })
  isLent!: boolean;
}
