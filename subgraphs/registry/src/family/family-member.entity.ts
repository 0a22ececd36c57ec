import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { OptionalProps } from "@mikro-orm/core";
import { Entity, Property } from "@mikro-orm/decorators/legacy";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import { CardEntry } from "../card/card-entry.js";
import { type NameColumns, PersonName } from "../member/person-name.js";

export enum Kinship {
  SPOUSE = "SPOUSE",
  CHILD = "CHILD",
  PARENT = "PARENT",
  OTHER = "OTHER",
}

registerEnumType(Kinship, {
  name: "Kinship",
  description: "Who a relative is to a member.",
  valuesConfig: {
    SPOUSE: { description: "A husband or a wife («супруг, супруга»)." },
    CHILD: { description: "A son or a daughter («ребёнок»)." },
    PARENT: { description: "A father or a mother («родитель»)." },
    OTHER: { description: "Another relative («иной родственник»)." },
  },
});

@Entity({ tableName: "family_members" })
@ObjectType({
  implements: CardEntry,
  description: "A relative of a member («Семья»): for greetings, children's events and benefits.",
})
export class FamilyMember extends CardEntry implements NameColumns {
  [OptionalProps]?: "name";

  @Property({ type: "text" })
  @Field(() => Kinship, { description: "Who the relative is to the member." })
  kinship!: Kinship;

  @Property({ type: "text" })
  lastName!: string;

  @Property({ type: "text" })
  firstName!: string;

  @Property({ type: "text", nullable: true })
  patronymic!: string | null;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, { nullable: true, description: "The day of birth; null when not filled in." })
  bornOn!: PlainDate | null;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, {
    nullable: true,
    description:
      "The day when the relative, or for a child the parent, agreed to be kept here; null without consent.",
  })
  consentedOn!: PlainDate | null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "A note in plain text; null when there is none." })
  note!: string | null;

  @Field(() => PersonName, { description: "The name." })
  get name(): PersonName {
    return new PersonName(this);
  }
}
