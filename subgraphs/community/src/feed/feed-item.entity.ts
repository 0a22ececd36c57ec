import { connectionOf } from "@angel/kit/connection";
import { Public } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Ctx, Directive, Field, ID, ObjectType } from "type-graphql";
import { events } from "../event/event.loader.js";
import { Organisation } from "../organisation/organisation.stub.js";
import { FeedSubject, type FeedSubjectKind } from "./feed-subject.js";
import { NewspaperIssue } from "./newspaper-issue.stub.js";
import { stubOfSubject } from "../subject/subject.type.js";

/** That something was published. One a subject; ids are made in the order in which items come into the feed. */
@Entity({ tableName: "feed_items" })
@Directive('@key(fields: "id")')
@ObjectType({ description: "Something published, in the feed of organisations («лента»)." })
export class FeedItem {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Public()
  @Field(() => ID, { description: "The item's id; an item that comes later has a greater one." })
  id!: string;

  @Property({ type: "text" })
  subjectKind!: FeedSubjectKind;

  @Property({ type: "text" })
  subjectId!: string;

  @Property({ type: "uuid" })
  organisationId!: string;

  /** Whether it stands in the feeds of the organisations below too. */
  @Property({ type: "boolean" })
  flowsDown!: boolean;

  @Property({ type: "datetime", length: 3 })
  @Public()
  @Field(() => Date, { description: "When the subject was first published." })
  publishedAt!: Date;

  @Public()
  @Field(() => Organisation, { nullable: true, description: "The organisation that published it." })
  get organisation(): Organisation {
    return new Organisation(this.organisationId);
  }

  @Public()
  @Field(() => FeedSubject, { nullable: true, description: "What was published." })
  subject(@Ctx() { load }: Context): Promise<typeof FeedSubject | null> | typeof FeedSubject {
    if (this.subjectKind === "EVENT") return load(events).load(this.subjectId);
    if (this.subjectKind === "NEWSPAPER_ISSUE") return new NewspaperIssue(this.subjectId);
    return stubOfSubject(this.subjectKind, this.subjectId);
  }
}

export const { Connection: FeedItemConnection } = connectionOf(FeedItem);
