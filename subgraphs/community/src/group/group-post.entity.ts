import type { Viewer } from "@angel/kit/access";
import { connectionOf } from "@angel/kit/connection";
import type { Context } from "@angel/kit/subgraph";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Ctx, Directive, Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Member } from "../member/member.stub.js";
import { personOf } from "../member/person.js";
import { rightsInGroups } from "./rights.js";

export enum GroupPostStatus {
  VISIBLE = "VISIBLE",
  DELETED = "DELETED",
  HIDDEN = "HIDDEN",
}

registerEnumType(GroupPostStatus, {
  name: "GroupPostStatus",
  description: "Whether a post can be read.",
  valuesConfig: {
    VISIBLE: { description: "All who read the group read it." },
    DELETED: { description: "Its author took it back, and what was said below it goes with it." },
    HIDDEN: { description: "A keeper hid it; only its author and keepers read it." },
  },
});

/** What somebody writes in a group. Places and revisions count up within the group. */
@Entity({ tableName: "group_posts" })
@Directive('@key(fields: "id")')
@ObjectType({ description: "A post in a group («запись в группе»)." })
export class GroupPost {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "The post's id." })
  id!: string;

  @Property({ type: "uuid" })
  groupId!: string;

  /** Its number in the group: in this order posts were written. */
  @Property({ type: "integer" })
  place!: number;

  @Property({ type: "integer" })
  lastRevision!: number;

  /** The member, or the account of someone who is none. */
  @Property({ type: "uuid" })
  personId!: string;

  @Property({ type: "uuid", nullable: true })
  authorMemberId: string | null = null;

  @Property({ type: "text", nullable: true, fieldName: "title" })
  heading: string | null = null;

  @Property({ type: "text", nullable: true, fieldName: "text" })
  words: string | null = null;

  @Property({ type: "text" })
  @Field(() => GroupPostStatus, { description: "Whether it can be read." })
  status: GroupPostStatus = GroupPostStatus.VISIBLE;

  @Property({ type: "datetime", length: 3 })
  @Field(() => Date, { description: "When it was written." })
  writtenAt: Date = new Date();

  @Property({ type: "datetime", length: 3, nullable: true })
  @Field(() => Date, {
    nullable: true,
    description: "When its words last changed; null when they never did.",
  })
  editedAt: Date | null = null;

  @Property({ type: "text", nullable: true })
  reasonToHide: string | null = null;

  /** The account that hid it or showed it again last. */
  @Property({ type: "uuid", nullable: true })
  moderatedBy: string | null = null;

  @Property({ type: "datetime", length: 3, nullable: true })
  moderatedAt: Date | null = null;

  @Field(() => Member, {
    nullable: true,
    description: "Who wrote it; null for someone who serves the union without being a member.",
  })
  get author(): Member | null {
    return this.authorMemberId === null ? null : new Member(this.authorMemberId);
  }

  @Field(() => String, {
    nullable: true,
    description:
      "What it is about. Null when it was deleted, and when it is hidden from all but its author and keepers.",
  })
  async title(@Ctx() context: Context): Promise<string | null> {
    return (await this.isReadBy(context)) ? this.heading : null;
  }

  @Field(() => String, { nullable: true, description: "What it says, plain text; null when the title is." })
  async text(@Ctx() context: Context): Promise<string | null> {
    return (await this.isReadBy(context)) ? this.words : null;
  }

  @Field(() => String, {
    nullable: true,
    description: "Why it is hidden, for its author and keepers; null for others and when it is not hidden.",
  })
  async hiddenBecause(@Ctx() context: Context): Promise<string | null> {
    const isHidden = this.status === GroupPostStatus.HIDDEN;
    return isHidden && (await this.isReadBy(context)) ? this.reasonToHide : null;
  }

  @Field(() => String, {
    description:
      "The number of its last change among those of its group, from which `groupPostChanged` resumes.",
  })
  get revision(): string {
    return String(this.lastRevision);
  }

  @Field(() => Boolean, { description: "Whether the viewer wrote it and so may delete it." })
  viewerCanDelete(@Ctx() { viewer }: Context): boolean {
    return this.isBy(viewer) && this.status !== GroupPostStatus.DELETED;
  }

  @Field(() => Boolean, { description: "Whether the viewer may hide it or show it again." })
  async viewerCanModerate(@Ctx() context: Context): Promise<boolean> {
    return this.status !== GroupPostStatus.DELETED && (await this.isKeptBy(context));
  }

  isBy(viewer: Viewer): boolean {
    return personOf(viewer) === this.personId;
  }

  async isKeptBy({ load }: Context): Promise<boolean> {
    return (await load(rightsInGroups).load(this.groupId)).keeps;
  }

  private async isReadBy(context: Context): Promise<boolean> {
    if (this.status === GroupPostStatus.VISIBLE) return true;
    if (this.status === GroupPostStatus.DELETED) return false;
    return this.isBy(context.viewer) || this.isKeptBy(context);
  }
}

export const { Edge: GroupPostEdge, Connection: GroupPostConnection } = connectionOf(GroupPost);
