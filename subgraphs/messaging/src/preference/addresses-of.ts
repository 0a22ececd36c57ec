import { maskedContact } from "@angel/kit/one-time-code";
import type { Context } from "@angel/kit/subgraph";
import { NoticeChannel } from "../notice/notice-words.js";
import { addressBy } from "../person/address-by.js";
import { peopleOf } from "../person/people.js";
import { Sending } from "../sending/sending.js";
import { NoticeAddress } from "./preference.type.js";

/** What can be told of an address: devices have names instead. */
const BY_ADDRESS = Object.values(NoticeChannel).filter((channel) => channel !== NoticeChannel.PUSH);

/** Where the notices of an account's holder go. */
export async function addressesOf(
  accountId: string,
  { em, companion }: Pick<Context, "em" | "companion">,
): Promise<NoticeAddress[]> {
  const [person] = await peopleOf(em, { accountIds: [accountId] });
  if (!person) return [];
  const sending = companion(Sending);
  return BY_ADDRESS.flatMap((channel) => {
    const address = addressBy(channel, person);
    if (address === null) return [];
    const isUsable = sending.sends(channel);
    return [Object.assign(new NoticeAddress(), { channel, address: maskedContact(address), isUsable })];
  });
}
