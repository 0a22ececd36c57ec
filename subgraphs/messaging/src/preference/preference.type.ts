import { Field, ObjectType } from "type-graphql";
import { NoticeChannel, NoticeSubject } from "../notice/notice-words.js";

@ObjectType({ description: "How somebody wants to be told of a subject. The cabinet always has it." })
export class NoticePreference {
  @Field(() => NoticeSubject, { description: "The subject." })
  subject!: NoticeSubject;

  @Field(() => [NoticeChannel], {
    description:
      "By which channels, the first choice first; the next is taken where one has no address or fails.",
  })
  channels!: NoticeChannel[];

  @Field(() => Boolean, {
    description:
      "Whether it is told in the cabinet alone («Не беспокоить»); of what organisations publish nothing is told then.",
  })
  get isMuted(): boolean {
    return this.channels.length === 0;
  }
}

@ObjectType({ description: "Where notices go by a channel." })
export class NoticeAddress {
  @Field(() => NoticeChannel, { description: "The channel." })
  channel!: NoticeChannel;

  @Field(() => String, {
    description: "Enough of the address for its holder to know it again, as `a•••@mail.example`.",
  })
  address!: string;

  @Field(() => Boolean, { description: "Whether the platform sends by this channel now." })
  isUsable!: boolean;
}
