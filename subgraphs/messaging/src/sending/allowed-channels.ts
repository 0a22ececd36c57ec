import { BY_CONSENT, NoticeChannel, type NoticeSubject } from "../notice/notice-words.js";
import type { EntityManager } from "@angel/kit/database";
import { addressBy } from "../person/address-by.js";
import { ownIds } from "../person/own-ids.js";
import { reachOf } from "../person/people.js";
import type { ConsentChannel, Reach } from "../person/person.type.js";
import { channelsChosen, choicesOf } from "../preference/preference.loader.js";

/** By which channels a person may be told of a subject now, in the order of their choice, and how they are reached. */
export interface Allowed {
  readonly reach: Reach;
  readonly channelsFor: (subject: NoticeSubject) => readonly NoticeChannel[];
}

/** People as they are now; who is not known any more is left out. */
export async function allowedNow(
  em: EntityManager,
  personIds: readonly string[],
): Promise<Map<string, Allowed>> {
  const people = await reachOf(em, personIds);
  const choices = await choicesOf(em, people.flatMap(ownIds));
  return new Map(
    people.map((reach) => {
      const own = choices.filter(({ personId }) => ownIds(reach).includes(personId));
      // An account that was told may have got a card since.
      const channelsFor = (subject: NoticeSubject) =>
        channelsChosen(own, subject, reach.memberId).filter(
          (channel) =>
            addressBy(channel, reach) !== null &&
            (!BY_CONSENT.has(subject) || reach.consents.includes(CONSENT[channel])),
        );
      return [reach.id, { reach, channelsFor }];
    }),
  );
}

/** By which of the register's channels a person consents to one of ours. */
export const CONSENT: Record<NoticeChannel, ConsentChannel> = {
  [NoticeChannel.EMAIL]: "EMAIL",
  [NoticeChannel.SMS]: "SMS",
  [NoticeChannel.JABBER]: "MESSENGER",
  [NoticeChannel.PUSH]: "PUSH",
  [NoticeChannel.VK]: "MESSENGER",
  [NoticeChannel.TELEGRAM]: "MESSENGER",
};
