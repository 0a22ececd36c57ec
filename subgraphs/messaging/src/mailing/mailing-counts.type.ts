import { Field, Int, ObjectType } from "type-graphql";
import { NoticeChannel } from "../notice/notice-words.js";
import { HIDDEN, hideSmall, hideSmallParts } from "./hide-small.js";
import { countOf, type Tally } from "./tallies.js";

/** How its messages go; a person's notice goes by one channel at a time, and by the next one once that has failed. */
@ObjectType()
abstract class MessageCounts {
  @Field(() => Int, { nullable: true, description: `On their way («в очереди»); ${HIDDEN}` })
  waiting!: number | null;

  @Field(() => Int, { nullable: true, description: `Taken by the channel («отправлено»); ${HIDDEN}` })
  sent!: number | null;

  @Field(() => Int, { nullable: true, description: `Refused for good («не доставлено»); ${HIDDEN}` })
  failed!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Of which nobody knows whether they were taken, and which are not sent again; ${HIDDEN}`,
  })
  uncertain!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Not sent, for want of consent or of an address, by another choice or as called off; ${HIDDEN}`,
  })
  dropped!: number | null;
}

@ObjectType({ description: "How the messages of a mailing go by one channel." })
class MailingChannelCounts extends MessageCounts {
  @Field(() => NoticeChannel, { description: "The channel." })
  channel: NoticeChannel;

  constructor(channel: NoticeChannel, messages: Partial<MessageCounts>) {
    super();
    this.channel = channel;
    Object.assign(this, messages);
  }
}

@ObjectType({ description: "A mailing in numbers, right at every moment («ход рассылки»)." })
export class MailingCounts extends MessageCounts {
  @Field(() => Int, { nullable: true, description: `Whom it is for («в выборке»); ${HIDDEN}` })
  people!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Who have it in their cabinet from this mailing («оповещены»); ${HIDDEN}`,
  })
  told!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Who had the same text already, from another level of the union or under another card; ${HIDDEN}`,
  })
  alreadyTold!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Who left the register, or the theme, between the choice and their turn («выбыли»); ${HIDDEN}`,
  })
  gone!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Of the told, those who consented to no channel when they were told, and have it in the cabinet alone («без согласия»); ${HIDDEN}`,
  })
  withoutConsent!: number | null;

  @Field(() => Int, { nullable: true, description: `Who have read it («прочитали»); ${HIDDEN}` })
  read!: number | null;

  @Field(() => Int, { nullable: true, description: `Who said that it was of use («полезно»); ${HIDDEN}` })
  useful!: number | null;

  @Field(() => Int, { nullable: true, description: `Who said that it was of no use; ${HIDDEN}` })
  useless!: number | null;

  @Field(() => [MailingChannelCounts], { description: "How its messages go by each channel." })
  byChannel: MailingChannelCounts[];

  constructor(tallies: readonly Tally[], seesCards: boolean) {
    super();
    const of = (...whats: Parameters<typeof countOf>[1][]) => countOf(tallies, ...whats);
    const [people, told] = [of("PEOPLE"), of("TOLD")];
    const [alreadyTold, gone] = [of("ALREADY_TOLD"), of("GONE")];
    const toTell = people - told - alreadyTold - gone;
    const [read, useful, useless] = [of("READ"), of("USEFUL"), of("USELESS")];
    const withoutConsent = of("WITHOUT_CONSENT");
    const channels = Object.values(NoticeChannel);
    const [messages, ...byChannel] = hideSmallParts(
      [
        messagesOf(tallies),
        ...channels.map((channel) => messagesOf(tallies.filter((tally) => tally.channel === channel))),
      ],
      seesCards,
    );
    Object.assign(
      this,
      hideSmall({ people, told, alreadyTold, gone, toTell }, seesCards),
      hideSmall({ withoutConsent, consented: told - withoutConsent }, seesCards),
      messages,
      hideSmall({ read, unread: told - read }, seesCards),
      hideSmall({ useful, useless }, seesCards),
    );
    this.byChannel = channels.map((channel, at) => new MailingChannelCounts(channel, byChannel[at] ?? {}));
  }
}

function messagesOf(tallies: readonly Tally[]) {
  return {
    waiting: countOf(tallies, "WAITING", "SENDING"),
    sent: countOf(tallies, "SENT"),
    failed: countOf(tallies, "FAILED"),
    uncertain: countOf(tallies, "UNCERTAIN"),
    dropped: countOf(tallies, "DROPPED"),
  };
}
