import type { Companion, Parts } from "@angel/kit/subgraph";
import { TriesKeeper } from "@angel/kit/tries-keeper";
import { MorningLetters } from "./application/morning-letters.js";
import { PublicationTeller } from "./article/publication-teller.js";
import { PostTeller } from "./group/post-teller.js";
import { JabberCodes } from "./jabber/jabber-codes.js";
import { CountsTeller } from "./mailing/counts-teller.js";
import { Mailer } from "./mailing/mailer.js";
import { LateWords } from "./messenger/late-words.js";
import { MessengerAnswers } from "./messenger/messenger-answers.js";
import { MessengerCodes } from "./messenger/messenger-codes.js";
import { MessengerHearing } from "./messenger/messenger-hearing.js";
import { MessengerLinks } from "./messenger/messenger-links.js";
import { openMessengers } from "./messenger/open-messengers.js";
import { Declining } from "./preference/declining.js";
import { PushDevices } from "./push/push-devices.js";
import { PushService } from "./push/push-service.js";
import { OldNews } from "./sending/old-news.js";
import { openWays } from "./sending/senders.js";
import { Sending } from "./sending/sending.js";
import { TermWatch } from "./term/term-watch.js";

/** What runs beside the requests; by which servers people are reached the environment names. */
export async function openCompanions(
  parts: Parts,
  source?: Record<string, string | undefined>,
): Promise<readonly Companion[]> {
  // Who may read the view can come to the database after our migrations have run.
  await parts.orm.em.fork().execute("select publish_words()");
  const push = { service: PushService.open(parts, source), devices: new PushDevices(parts) };
  const linked = { messengers: openMessengers(source), links: new MessengerLinks(parts) };
  const { vk, telegram } = linked.messengers;
  return [
    push.service,
    push.devices,
    linked.links,
    new Sending(parts, openWays(push, linked, source)),
    new OldNews(parts),
    new JabberCodes(parts),
    new MessengerCodes(parts),
    new TriesKeeper(parts),
    new MessengerAnswers(parts),
    new LateWords(parts),
    new MessengerHearing(
      parts,
      [vk, telegram].filter((messenger) => messenger !== null),
    ),
    new Declining(parts),
    new Mailer(parts),
    new CountsTeller(parts),
    new PublicationTeller(parts),
    new PostTeller(parts),
    new MorningLetters(parts),
    new TermWatch(parts),
  ];
}
