import { isWithin } from "@angel/kit/access";
import { Public } from "@angel/kit/may";
import { PlainDateScalar, type PlainDate } from "@angel/kit/values";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";

export enum OrganisationLevel {
  NATIONAL = "NATIONAL",
  REGIONAL = "REGIONAL",
  OKRUG = "OKRUG",
  INDUSTRY = "INDUSTRY",
  TERRITORIAL = "TERRITORIAL",
  PRIMARY = "PRIMARY",
}

registerEnumType(OrganisationLevel, {
  name: "OrganisationLevel",
  description: "How high an organisation stands in the tree.",
  valuesConfig: {
    NATIONAL: { description: "The whole union («Общероссийский Профсоюз»)." },
    REGIONAL: { description: "A region («региональная, межрегиональная организация»)." },
    OKRUG: { description: "An autonomous district («окружная организация»)." },
    INDUSTRY: {
      description: "An industry's committee in a regional association of unions («отраслевой комитет»).",
    },
    TERRITORIAL: { description: "A town or a rural district («территориальная, местная организация»)." },
    PRIMARY: {
      description: "Where members are on register («первичная профсоюзная организация», ППО).",
    },
  },
});

/** The kinds of organisations: the second group of the ИНПО. Data, because the union adds to them. */
@Entity({ tableName: "organisation_types" })
@ObjectType({ description: "A kind of organisation («Тип профсоюзной организации»)." })
export class OrganisationType {
  @PrimaryKey({ type: "text" })
  @Field(() => String, { description: "Two digits, as in the second group of the ИНПО." })
  code!: string;

  @Property({ type: "text" })
  @Field(() => String, { description: "The kind in words, in Russian." })
  name!: string;
}

@Entity({ tableName: "organisations" })
@Directive('@key(fields: "id")')
@ObjectType({ description: "An organisation of the union, from the whole union to a primary." })
export class Organisation {
  @PrimaryKey({ type: "uuid" })
  @Public()
  @Field(() => ID, { description: "Its id." })
  id!: string;

  /** The small number that stands in paths and on members. */
  @Property({ type: "integer" })
  node!: number;

  @Property({ type: "uuid", nullable: true })
  parentId!: string | null;

  /** Nodes from the root to itself, `1.2.57`: the place where permissions are asked for. */
  @Property({ type: "text" })
  path!: string;

  @Property({ type: "text" })
  @Field(() => OrganisationLevel, { description: "How high it stands in the tree." })
  level!: OrganisationLevel;

  @Property({ type: "text" })
  typeCode!: string;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "Its individual number («ИНПО»), as 27-27-0000-30770; null before it has one.",
  })
  number!: string | null;

  @Property({ type: "integer" })
  @Field(() => Int, {
    description: "The last group of its number («Код»), which stays when it moves or changes its type.",
  })
  code!: number;

  @Property({ type: "text" })
  @Public()
  @Field(() => String, { description: "Its short name («Наименование»)." })
  name!: string;

  @Property({ type: "text" })
  @Field(() => String, { description: "Its name by the statute («Наименование полное»)." })
  fullName!: string;

  @Property({ type: "text", persist: false })
  nameKey!: string;

  @Property({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "A note («Примечание»); null when there is none." })
  note!: string | null;

  @Property({ type: "double", nullable: true })
  @Field(() => Float, {
    nullable: true,
    description: "Dues in percent of the wage («Членский взнос, %»); null when not filled in.",
  })
  duesPercent!: number | null;

  @Property({ type: "integer", nullable: true })
  preferentialDuesKopecks!: number | null;

  @Property({ type: "boolean", nullable: true })
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it is small («Малочисленная ПО»), without a committee; null when not filled in.",
  })
  isSmall!: boolean | null;

  @Property({ type: "boolean", nullable: true })
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it has a committee («Наличие профкома»); null when not filled in.",
  })
  hasCommittee!: boolean | null;

  @Property({ type: "boolean", nullable: true })
  isLegalEntity!: boolean | null;

  @Property({ type: "text", nullable: true })
  taxId!: string | null;

  @Property({ type: "text", nullable: true })
  registrationNumber!: string | null;

  @Property({ type: "date", nullable: true })
  registeredOn!: PlainDate | null;

  @Property({ type: "text", nullable: true })
  timeZone!: string | null;

  @Property({ type: "text", nullable: true })
  postalAddress!: string | null;

  @Property({ type: "text", nullable: true })
  actualAddress!: string | null;

  @Property({ type: "text", nullable: true })
  legalAddress!: string | null;

  @Property({ type: "text[]" })
  phones!: string[];

  @Property({ type: "text", nullable: true })
  email!: string | null;

  @Property({ type: "text", nullable: true })
  website!: string | null;

  @Property({ type: "text[]" })
  socialLinks!: string[];

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day it was closed («ликвидирована»); null while it works.",
  })
  closedOn!: PlainDate | null;

  /** The region it belongs to, itself if it is one. */
  @Property({ type: "integer", nullable: true })
  regionId!: number | null;

  @Property({ type: "integer", nullable: true })
  territorialId!: number | null;

  /** The node of the organisation that took it in. */
  @Property({ type: "integer", nullable: true })
  successorId!: number | null;

  @Property({ type: "uuid", nullable: true })
  employerId!: string | null;

  @Property({ type: "uuid", nullable: true })
  waveId!: string | null;

  /** Whether people can be put on its register. */
  get keepsRegister(): boolean {
    return this.level === OrganisationLevel.PRIMARY && this.closedOn === null;
  }

  isWithin({ path }: Organisation): boolean {
    return isWithin(this.path, path);
  }

  get nodesAbove(): number[] {
    return this.path.split(".").slice(0, -1).map(Number);
  }
}

@ObjectType({ description: "The tab «Регистрация»: an organisation before the law." })
export class Registration {
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it is a legal entity («юридическое лицо»); null when not filled in.",
  })
  isLegalEntity!: boolean | null;

  @Field(() => String, { nullable: true, description: "Its taxpayer number («ИНН»); null when it has none." })
  taxId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Its number in the state register («ОГРН»); null when it has none.",
  })
  registrationNumber!: string | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day it was entered in the state register; null when it was not.",
  })
  registeredOn!: PlainDate | null;
}

@ObjectType({ description: "The tab «Адреса, телефоны» of an organisation." })
export class OrganisationContacts {
  @Field(() => String, {
    nullable: true,
    description: "Its zone, as Europe/Moscow; null when not filled in.",
  })
  timeZone!: string | null;

  @Field(() => String, { nullable: true, description: "Where letters go; null when not filled in." })
  postalAddress!: string | null;

  @Field(() => String, { nullable: true, description: "Where it is found; null when not filled in." })
  actualAddress!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The address in its registration; null when not filled in.",
  })
  legalAddress!: string | null;

  @Field(() => [String], { description: "Its telephones, as +7 and ten digits." })
  phones!: string[];

  @Field(() => String, { nullable: true, description: "Its e-mail; null when it has none." })
  email!: string | null;

  @Field(() => String, { nullable: true, description: "The address of its site; null when it has none." })
  website!: string | null;

  @Field(() => [String], { description: "Its pages in social networks." })
  socialLinks!: string[];
}
