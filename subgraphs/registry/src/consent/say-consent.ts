import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, today } from "@angel/kit/values";
import { dayToCome, keepMember } from "../member/kept-member.js";
import type { Member } from "../member/member.entity.js";
import { ownMember } from "../member/own-member.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { ConsentEvidence } from "./consent.entity.js";
import { consentGiven, consentWithdrawn } from "./consent.events.js";
import { type ConsentChannel, ConsentPurpose } from "./consent-purpose.js";

/** What was said of a purpose, and of whom. */
interface Word {
  /** Null for oneself. */
  readonly memberId: string | null;
  readonly purpose: ConsentPurpose;
  readonly channel: ConsentChannel | null;
  readonly isGiven: boolean;
  readonly textVersion: number | null;
  readonly on: PlainDate;
}

/** Adds a word to the ledger: one's own, or a keeper's of a paper. */
export async function sayConsent(
  word: Word,
  context: Context,
): Promise<Member | MemberNotFound | InvalidInput> {
  const { em, tell, viewer } = context;
  const { purpose, channel, isGiven, textVersion, on } = word;
  const faults = [...(on > today() ? [dayToCome("on")] : []), ...faultsOfChannel(purpose, channel)];
  if (faults.length > 0) return new InvalidInput(faults);
  const isOwn = word.memberId === null || word.memberId.toLowerCase() === viewer.memberId;
  const member = isOwn
    ? await ownMember(context)
    : ((await keepMember(word.memberId ?? "", context))?.member ?? null);
  if (!member) return new MemberNotFound();
  await em.execute(
    `insert into consents (
       member_id, purpose, channel, is_given, text_version, evidence, said_on, recorded_by_id)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      member.id,
      purpose,
      channel,
      isGiven,
      textVersion,
      isOwn ? ConsentEvidence.ACCOUNT : ConsentEvidence.PAPER,
      on,
      viewer.accountId,
    ],
  );
  tell(isGiven ? consentGiven : consentWithdrawn, { memberId: member.id, purpose, channel, on });
  return member;
}

function faultsOfChannel(purpose: ConsentPurpose, channel: ConsentChannel | null): InvalidField[] {
  if (channel === null || purpose === ConsentPurpose.NOTIFICATIONS) return [];
  return [
    new InvalidField("channel", {
      ru: "Канал указывают только для сообщений.",
      en: "A channel belongs to messages alone.",
    }),
  ];
}
