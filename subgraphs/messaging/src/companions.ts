import type { Companion, Parts } from "@angel/kit/subgraph";
import { MorningLetters } from "./application/morning-letters.js";
import { ArticleTeller } from "./article/article-teller.js";
import { JabberCodes } from "./jabber/jabber-codes.js";
import { CountsTeller } from "./mailing/counts-teller.js";
import { Mailer } from "./mailing/mailer.js";
import { Declining } from "./preference/declining.js";
import { PushDevices } from "./push/push-devices.js";
import { PushService } from "./push/push-service.js";
import { openWays } from "./sending/senders.js";
import { Sending } from "./sending/sending.js";
import { TermWatch } from "./term/term-watch.js";

/** What runs beside the requests; by which servers people are reached the environment names. */
export async function openCompanions(
  parts: Parts,
  source?: Record<string, string | undefined>,
): Promise<readonly Companion[]> {
  const push = { service: PushService.open(parts, source), devices: new PushDevices(parts) };
  return [
    push.service,
    push.devices,
    new Sending(parts, openWays(push, source)),
    new JabberCodes(parts),
    new Declining(parts),
    new Mailer(parts),
    new CountsTeller(parts),
    new ArticleTeller(parts),
    new MorningLetters(parts),
    new TermWatch(parts),
  ];
}
