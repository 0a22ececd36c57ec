import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";

export enum OrganisationActKind {
  CREATED = "CREATED",
  CHANGED = "CHANGED",
  RENAMED = "RENAMED",
  RETYPED = "RETYPED",
  RENUMBERED = "RENUMBERED",
  MOVED = "MOVED",
  MERGED = "MERGED",
  SPLIT = "SPLIT",
  CLOSED = "CLOSED",
  UNDONE = "UNDONE",
}

registerEnumType(OrganisationActKind, {
  name: "OrganisationActKind",
  description: "What was done with an organisation.",
  valuesConfig: {
    CREATED: { description: "It was created («создание»)." },
    CHANGED: { description: "Something of its tabs was changed («изменение данных»)." },
    RENAMED: { description: "It got another name («переименование»)." },
    RETYPED: { description: "It became of another kind («смена типа»)." },
    RENUMBERED: { description: "It got another number («изменение ИНПО»)." },
    MOVED: { description: "It went to another organisation above («переподчинение»)." },
    MERGED: { description: "It took another in, or was taken in («присоединение»)." },
    SPLIT: { description: "Another was parted from it, or it from another («выделение»)." },
    CLOSED: { description: "It was closed («ликвидация»)." },
    UNDONE: { description: "What was done before was undone («отмена реорганизации»)." },
  },
});

/** What was done with an organisation, when, why and by whom; only added to. */
@Entity({ tableName: "organisation_acts" })
@ObjectType({ description: "What was done with an organisation, when, why and by whom («История»)." })
export class OrganisationAct {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "integer" })
  organisationId!: number;

  /** The node of the other one: the organisation above, or the one taken in or parted. */
  @Property({ type: "integer", nullable: true })
  otherId!: number | null;

  @Property({ type: "text" })
  @Field(() => OrganisationActKind, { description: "What was done." })
  kind!: OrganisationActKind;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The day from which it counts." })
  actedOn!: PlainDate;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "Why, with the decision if there was one; null where no reason was asked for.",
  })
  reason!: string | null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "What stood there before: the name, the number, the kind; null where nothing was replaced.",
  })
  was!: string | null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      "What stands there since: the name, the number, the fields changed; null where it says nothing.",
  })
  became!: string | null;

  @Property({ type: "uuid", nullable: true })
  recordedById!: string | null;

  @Property({ type: "timestamptz" })
  @Field(() => Date, { description: "When it was recorded." })
  recordedAt!: Date;

  path!: string;
}

interface NewAct {
  organisation: number;
  kind: OrganisationActKind;
  on: PlainDate;
  reason?: string | null;
  other?: number;
  was?: string | null;
  became?: string | null;
}

export async function recordAct(act: NewAct, { em, viewer }: Context): Promise<void> {
  const { organisation, kind, on, reason = null, other = null, was = null, became = null } = act;
  await em.execute(
    `insert into organisation_acts (organisation_id, kind, acted_on, reason, other_id, was, became, recorded_by_id)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
    [organisation, kind, on, reason, other, was, became, viewer.accountId],
  );
}
