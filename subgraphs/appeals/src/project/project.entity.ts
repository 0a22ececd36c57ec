import { connectionOf } from "@angel/kit/connection";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { Organisation } from "../organisation/organisation.stub.js";
import { ProjectState } from "./project-words.js";

/** What an organisation does about several appeals. Its words stand sealed. */
@Entity({ tableName: "projects" })
@Directive('@key(fields: "id")')
@ObjectType({
  description:
    "A project («проект»): appeals and tasks with one aim. Seen by those who handle appeals where it stands, by who leads it, and by those who handle one of its appeals or do one of its tasks.",
})
export class Project {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "The number that people read aloud («Номер проекта»)." })
  number!: number;

  @Property({ type: "uuid" })
  organisationId!: string;

  @Property({ type: "text", columnType: "ltree" })
  organisationPath!: string;

  @Property({ type: "text" })
  @Field(() => ProjectState, { description: "How far it has come." })
  state!: ProjectState;

  @Property({ type: "uuid" })
  leadId!: string;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "Its first day («Начало»)." })
  beginsOn!: PlainDate;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The last day by which it is to end («Окончание»); null where none is set.",
  })
  endsOn!: PlainDate | null;

  @Property({ type: "blob", nullable: true })
  sealed!: Buffer | null;

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When it was created." })
  createdAt!: Date;

  @Property({ type: "datetime", nullable: true })
  @Field(() => Date, { nullable: true, description: "When it was done or dropped; null while it is open." })
  closedAt!: Date | null;

  @Property({ type: "integer" })
  @Field(() => Int, {
    description:
      "How often it has changed; a deed names it, so that nobody overwrites what they have not seen.",
  })
  version!: number;

  @Field(() => Organisation, {
    nullable: true,
    description: "The organisation whose project it is; null when the register cannot be asked.",
  })
  get organisation(): Organisation {
    return new Organisation(this.organisationId);
  }
}

export const { Connection: ProjectConnection } = connectionOf(Project);
