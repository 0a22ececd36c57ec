import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, Int, ObjectType } from "type-graphql";
import { OrganisationLevel } from "../organisation/organisation.entity.js";

/** What holds for the organisations of a level. Data, because statutes differ and change. */
@Entity({ tableName: "organisation_levels" })
@ObjectType({ description: "What holds for the organisations of a level («уровень организации»)." })
export class OrganisationLevelRule {
  @PrimaryKey({ type: "text" })
  @Field(() => OrganisationLevel, { description: "The level." })
  level!: OrganisationLevel;

  @Property({ type: "text" })
  @Field(() => String, { description: "The level in words, in Russian." })
  name!: string;

  @Property({ type: "text[]" })
  @Field(() => [OrganisationLevel], {
    description: "The levels right below which such an organisation may stand; none for the whole union.",
  })
  parents!: OrganisationLevel[];

  @Property({ type: "integer" })
  @Field(() => Int, { description: "For how many years chairs and bodies are elected («срок полномочий»)." })
  termYears!: number;

  @Property({ type: "boolean" })
  @Field(() => Boolean, {
    description: "Whether a chair whose term is over keeps the rights until the next election.",
  })
  keepsPowers!: boolean;

  @Property({ type: "integer", nullable: true })
  @Field(() => Int, {
    nullable: true,
    description:
      "With fewer members than this an organisation is small («малочисленная»); null where none is.",
  })
  smallBelow!: number | null;
}
