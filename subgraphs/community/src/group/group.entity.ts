import { connectionOf } from "@angel/kit/connection";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Organisation } from "../organisation/organisation.stub.js";

export enum GroupOpenness {
  OPEN = "OPEN",
  ON_REQUEST = "ON_REQUEST",
  BY_INVITATION = "BY_INVITATION",
}

registerEnumType(GroupOpenness, {
  name: "GroupOpenness",
  description: "How a member of the organisation, or of one below it, comes into a group.",
  valuesConfig: {
    OPEN: { description: "They join at once («открытая»)." },
    ON_REQUEST: { description: "They ask, and those who keep the group decide («по заявке»)." },
    BY_INVITATION: {
      description: "Those who keep the group invite them; nobody else finds it («по приглашению»).",
    },
  },
});

/** A circle of members of an organisation and of those below it. What is said there, only they and its keepers read. */
@Entity({ tableName: "groups" })
@Directive('@key(fields: "id")')
@ObjectType({ description: "A special group of members of an organisation («специальная группа»)." })
export class Group {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "The group's id." })
  id!: string;

  @Property({ type: "uuid" })
  organisationId!: string;

  @Property({ type: "text" })
  @Field(() => String, { description: "What it is called." })
  title!: string;

  @Property({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "What it is for, plain text; null when not said." })
  description: string | null = null;

  @Property({ type: "text" })
  @Field(() => GroupOpenness, { description: "How one comes into it." })
  openness!: GroupOpenness;

  /** The account. */
  @Property({ type: "uuid" })
  openedBy!: string;

  @Property({ type: "datetime", length: 3 })
  @Field(() => Date, { description: "When it was opened." })
  openedAt: Date = new Date();

  @Property({ type: "datetime", length: 3, nullable: true })
  @Field(() => Date, {
    nullable: true,
    description: "Since when it is in the archive, to be read and not written in; null while it is open.",
  })
  closedAt: Date | null = null;

  @Field(() => Organisation, { nullable: true, description: "The organisation whose group it is." })
  get organisation(): Organisation {
    return new Organisation(this.organisationId);
  }

  get isClosed(): boolean {
    return this.closedAt !== null;
  }
}

export const { Edge: GroupEdge, Connection: GroupConnection } = connectionOf(Group);
