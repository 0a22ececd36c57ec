import { OWN_ROWS } from "@angel/kit/database";
import type { Companion, Parts } from "@angel/kit/subgraph";
import { leaveTheme } from "../theme/subscribed-themes.js";
import { type DeclineTicket, readTicket } from "./decline-ticket.js";
import { channelsChosen, choicesOf, choose } from "./preference.loader.js";

/** The key by which links that decline are sealed. */
export const DECLINING = "declining";

/** Takes a channel off a person's choice, or ends a subscription of theirs, for who holds the ticket of a letter, signed in or not. */
export class Declining implements Companion {
  private readonly key: Buffer;

  constructor(private readonly parts: Pick<Parts, "orm" | "key">) {
    this.key = parts.key(DECLINING);
  }

  /** What was declined; null for a ticket that is none. */
  async decline(text: string): Promise<DeclineTicket | null> {
    const ticket = readTicket(this.key, text);
    if (!ticket) return null;
    const { personId, subject, channel, themeCode } = ticket;
    await this.parts.orm.em.fork({ session: OWN_ROWS }).transactional(async (em) => {
      if (themeCode !== null) return leaveTheme(em, personId, themeCode);
      const chosen = channelsChosen(await choicesOf(em, [personId]), subject, personId);
      await choose(em, personId, { subject, channels: chosen.filter((one) => one !== channel) });
    });
    return ticket;
  }

  async close(): Promise<void> {}
}
