import { connectionOf } from "@angel/kit/connection";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Member } from "../member/member.stub.js";

export enum GroupStanding {
  MEMBER = "MEMBER",
  ASKED = "ASKED",
  INVITED = "INVITED",
  DECLINED = "DECLINED",
  REMOVED = "REMOVED",
}

registerEnumType(GroupStanding, {
  name: "GroupStanding",
  description: "What somebody is to a group.",
  valuesConfig: {
    MEMBER: { description: "They are of it («участник»)." },
    ASKED: { description: "They asked to join and wait («заявка»)." },
    INVITED: { description: "They are invited and have not answered («приглашение»)." },
    DECLINED: { description: "They asked and were not let in («отклонена»); they may ask again." },
    REMOVED: { description: "They were removed («исключён»), and come back by invitation alone." },
  },
});

/** Of what is said in a group somebody is told. Whoever never chose waits for the answer to their own word, and not for all the others' talk. */
export enum GroupNews {
  EVERY_POST = "EVERY_POST",
  OWN = "OWN",
  NOTHING = "NOTHING",
}

registerEnumType(GroupNews, {
  name: "GroupNews",
  description:
    "Of what is said in a group a member of it is told; of what becomes of their membership they always are.",
  valuesConfig: {
    EVERY_POST: { description: "Of every new post, and of all that is below («о каждой записи»)." },
    OWN: {
      description:
        "Of answers to what they wrote and of what keepers decide about it («об ответах мне и решениях»).",
    },
    NOTHING: { description: "Of nothing («ни о чём»)." },
  },
});

/** What a member of the union is to a group: one row a group and member, none for whoever left by themselves. */
@Entity({ tableName: "group_members" })
@ObjectType({ description: "What somebody is to a group («участие в группе»)." })
export class GroupMember {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "The row's id." })
  id!: string;

  @Property({ type: "uuid" })
  groupId!: string;

  @Property({ type: "uuid" })
  memberId!: string;

  @Property({ type: "text" })
  @Field(() => GroupStanding, { description: "What they are to it." })
  standing!: GroupStanding;

  @Property({ type: "boolean" })
  @Field(() => Boolean, {
    description:
      "Whether those who keep the organisation named them a keeper of the group («ведущий группы»).",
  })
  isKeeper = false;

  @Property({ type: "datetime", length: 3 })
  @Field(() => Date, { description: "Since when they are that." })
  changedAt: Date = new Date();

  /** Theirs alone to know. */
  @Property({ type: "text" })
  news = GroupNews.OWN;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "Why they were removed or not let in; null otherwise and when it was not said.",
  })
  because: string | null = null;

  @Field(() => Member, { nullable: true, description: "Who it is." })
  get member(): Member {
    return new Member(this.memberId);
  }

  become(standing: GroupStanding, because: string | null = null): void {
    this.standing = standing;
    this.isKeeper = false;
    this.news = GroupNews.OWN;
    this.changedAt = new Date();
    this.because = because;
  }
}

export const { Connection: GroupMemberConnection } = connectionOf(GroupMember);
