import { connectionOf } from "@angel/kit/connection";
import { Public } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import type { Viewer } from "@angel/kit/access";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Ctx, Directive, Field, ID, ObjectType } from "type-graphql";
import { Member } from "../member/member.stub.js";
import { Organisation } from "../organisation/organisation.stub.js";

/** What a member writes to the colleagues. Withdrawn, it is kept and seen by nobody. */
@Entity({ tableName: "blog_posts" })
@Directive('@key(fields: "id")')
@ObjectType({ description: "A post of a member in the blog of the own organisation («запись в блоге»)." })
export class BlogPost {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Public()
  @Field(() => ID, { description: "The post's id." })
  id!: string;

  @Property({ type: "uuid" })
  organisationId!: string;

  @Property({ type: "uuid" })
  authorMemberId!: string;

  @Property({ type: "text" })
  @Public()
  @Field(() => String, { description: "The headline, one line of plain text." })
  title!: string;

  @Property({ type: "text" })
  @Public()
  @Field(() => String, { description: "The text: plain, an empty line parts paragraphs." })
  body!: string;

  @Property({ type: "datetime", length: 3 })
  @Public()
  @Field(() => Date, { description: "When it came out." })
  publishedAt: Date = new Date();

  @Property({ type: "datetime", length: 3 })
  @Public()
  @Field(() => Date, { description: "When its text changed last; the moment it came out if never." })
  updatedAt: Date = this.publishedAt;

  @Property({ type: "datetime", length: 3, nullable: true })
  withdrawnAt: Date | null = null;

  /** The account that withdrew it. */
  @Property({ type: "uuid", nullable: true })
  withdrawnBy: string | null = null;

  @Public()
  @Field(() => Organisation, { nullable: true, description: "The organisation in whose blog it stands." })
  get organisation(): Organisation {
    return new Organisation(this.organisationId);
  }

  @Public()
  @Field(() => Member, { nullable: true, description: "Who wrote it." })
  get author(): Member {
    return new Member(this.authorMemberId);
  }

  @Field(() => Boolean, { description: "Whether the viewer wrote it and so may change it." })
  viewerCanEdit(@Ctx() { viewer }: Context): boolean {
    return this.isBy(viewer);
  }

  isBy({ memberId }: Viewer): boolean {
    return memberId !== null && this.authorMemberId === memberId;
  }
}

export const { Connection: BlogPostConnection } = connectionOf(BlogPost);
