import { Permission, type Viewer } from "@angel/kit/access";
import { connectionOf } from "@angel/kit/connection";
import { Public } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Ctx, Directive, Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { groupPosts } from "../group/group.loader.js";
import { Member } from "../member/member.stub.js";
import { personOf } from "../member/person.js";
import { subjects } from "../subject/subject.loader.js";
import { CommentSubject, stubOfSubject } from "../subject/subject.type.js";

export enum CommentStatus {
  VISIBLE = "VISIBLE",
  DELETED = "DELETED",
  HIDDEN = "HIDDEN",
}

registerEnumType(CommentStatus, {
  name: "CommentStatus",
  description: "Whether a comment can be read.",
  valuesConfig: {
    VISIBLE: { description: "Everyone reads it." },
    DELETED: { description: "Its author took it back; it keeps its place while it has replies." },
    HIDDEN: { description: "A moderator hid it; only its author and moderators read it." },
  },
});

/** What a person says about an article, a post or a post in a group. Places and revisions count up within the subject. */
@Entity({ tableName: "comments" })
@Directive('@key(fields: "id")')
@ObjectType({ description: "A comment on an article, a post or a post in a group («комментарий»)." })
export class Comment {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Public()
  @Field(() => ID, { description: "The comment's id." })
  id!: string;

  @Property({ type: "text" })
  subjectId!: string;

  /** Its number in the subject: in this order comments were added. */
  @Property({ type: "integer" })
  place!: number;

  @Property({ type: "integer" })
  lastRevision!: number;

  @Property({ type: "uuid", nullable: true })
  replyToId: string | null = null;

  /** The member, or the account of someone who is none. */
  @Property({ type: "uuid" })
  personId!: string;

  @Property({ type: "uuid", nullable: true })
  authorMemberId: string | null = null;

  @Property({ type: "text", nullable: true, fieldName: "text" })
  words: string | null = null;

  @Property({ type: "text" })
  @Public()
  @Field(() => CommentStatus, { description: "Whether it can be read." })
  status: CommentStatus = CommentStatus.VISIBLE;

  @Property({ type: "datetime", length: 3 })
  @Public()
  @Field(() => Date, { description: "When it was written." })
  writtenAt: Date = new Date();

  @Property({ type: "datetime", length: 3, nullable: true })
  @Public()
  @Field(() => Date, { nullable: true, description: "When its text last changed; null when it never did." })
  editedAt: Date | null = null;

  @Property({ type: "text", nullable: true })
  reasonToHide: string | null = null;

  /** The account that hid it or showed it again last. */
  @Property({ type: "uuid", nullable: true })
  moderatedBy: string | null = null;

  @Property({ type: "datetime", length: 3, nullable: true })
  moderatedAt: Date | null = null;

  @Public()
  @Field(() => CommentSubject, { nullable: true, description: "What it is about." })
  async subject(@Ctx() { load }: Context): Promise<typeof CommentSubject | null> {
    const subject = await load(subjects).load(this.subjectId);
    if (subject?.kind === "GROUP_POST") return load(groupPosts).load(subject.id);
    return subject && stubOfSubject(subject.kind, subject.id);
  }

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
      "What it says, plain text. Null when it was deleted, and when it is hidden from all but its author and moderators.",
  })
  async text(@Ctx() context: Context): Promise<string | null> {
    return (await this.isReadBy(context)) ? this.words : null;
  }

  @Field(() => String, {
    nullable: true,
    description:
      "Why it is hidden, for its author and moderators; null for others and when it is not hidden.",
  })
  async hiddenBecause(@Ctx() context: Context): Promise<string | null> {
    return this.status === CommentStatus.HIDDEN && (await this.isReadBy(context)) ? this.reasonToHide : null;
  }

  @Public()
  @Field(() => String, {
    description:
      "The number of its last change among those of its subject, from which `commentChanged` resumes.",
  })
  get revision(): string {
    return String(this.lastRevision);
  }

  @Field(() => Boolean, {
    description:
      "Whether the viewer wrote it and so may edit it; false once the group it is said in is in the archive.",
  })
  async viewerCanEdit(@Ctx() context: Context): Promise<boolean> {
    if (!this.viewerCanDelete(context)) return false;
    return !(await context.load(subjects).load(this.subjectId))?.group?.isClosed;
  }

  @Field(() => Boolean, { description: "Whether the viewer wrote it and so may delete it." })
  viewerCanDelete(@Ctx() { viewer }: Context): boolean {
    return this.isBy(viewer) && this.status !== CommentStatus.DELETED;
  }

  @Field(() => Boolean, { description: "Whether the viewer may hide it or show it again." })
  async viewerCanModerate(@Ctx() context: Context): Promise<boolean> {
    return this.status !== CommentStatus.DELETED && (await this.isModeratedBy(context));
  }

  isBy(viewer: Viewer): boolean {
    return personOf(viewer) === this.personId;
  }

  async isModeratedBy({ viewer, load }: Context): Promise<boolean> {
    const subject = await load(subjects).load(this.subjectId);
    if (subject?.group) return subject.group.isKept;
    const path = subject?.organisationPath;
    return path !== null && path !== undefined && viewer.may(Permission.MODERATE_COMMENTS, path);
  }

  private async isReadBy(context: Context): Promise<boolean> {
    if (this.status === CommentStatus.VISIBLE) return true;
    if (this.status === CommentStatus.DELETED) return false;
    return this.isBy(context.viewer) || (await this.isModeratedBy(context));
  }
}

export const { Edge: CommentEdge, Connection: CommentConnection } = connectionOf(Comment);
