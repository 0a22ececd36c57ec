import { connectionOf } from "@angel/kit/connection";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import { Organisation } from "../organisation/organisation.stub.js";
import { NoticeChannel, NoticeDeliveryState, NoticeSubject } from "./notice-words.js";

@ObjectType({ description: "A notice on its way by a channel («Доставка»)." })
export class NoticeDelivery {
  @Field(() => NoticeChannel, { description: "By which channel." })
  channel!: NoticeChannel;

  @Field(() => NoticeDeliveryState, { description: "How far it has come." })
  state!: NoticeDeliveryState;

  @Field(() => Date, { description: "Since when it is so." })
  changedAt!: Date;
}

@Directive('@key(fields: "id")')
@ObjectType({
  description: "One thing said to one person («Уведомление»), never twice. Seen by that person alone.",
})
export class Notice {
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => NoticeSubject, { description: "What it is about." })
  subject!: NoticeSubject;

  @Field(() => String, { description: "What it says, in a line, in the reader's language." })
  title!: string;

  @Field(() => String, { description: "What it says, in the reader's language." })
  text!: string;

  @Field(() => String, {
    description:
      "The page of the site to go on from, beginning with a slash and without the language; empty where there is none.",
  })
  path!: string;

  organisationId!: string | null;

  @Field(() => Date, { description: "When it was said." })
  saidAt!: Date;

  @Field(() => Date, { nullable: true, description: "When the person had read it; null while it is unread." })
  readAt!: Date | null;

  @Field(() => Organisation, {
    nullable: true,
    description: "The organisation that it is from or about; null where it is of none.",
  })
  get organisation(): Organisation | null {
    return this.organisationId === null ? null : new Organisation(this.organisationId);
  }
}

export const { Connection: NoticeConnection } = connectionOf(Notice);
