import { OWN_ROWS } from "@angel/kit/database";
import type { Companion, Parts } from "@angel/kit/subgraph";
import { ownIds } from "../person/own-ids.js";
import { peopleOf } from "../person/people.js";
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
      // Since the letter an account may have got a card, and a card been merged into another.
      const people = await peopleOf(em, { memberIds: [personId], accountIds: [personId] });
      const person = people.find(({ id, memberId }) => id === memberId) ?? people[0];
      if (!person) return;
      if (themeCode !== null) return leaveTheme(em, person.id, themeCode);
      const chosen = channelsChosen(await choicesOf(em, ownIds(person)), subject, person.memberId);
      await choose(em, person.id, { subject, channels: chosen.filter((one) => one !== channel) });
    });
    return ticket;
  }

  async close(): Promise<void> {}
}
