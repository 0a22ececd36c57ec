import { hashOfCode, newFollowUpCode } from "@angel/kit/follow-up-code";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import { randomUUID } from "node:crypto";
import { employerOf, rememberEmployer } from "../employer/employer.js";
import { sealName } from "../message/message.loader.js";
import { AppealSide } from "../message/message.type.js";
import { say } from "../message/say.js";
import { nearestAbove, type Place } from "../organisation/place.js";
import { WordsVault } from "../words-vault.js";
import { Appeal } from "./appeal.entity.js";
import { appealQueued, appealRegistered } from "./appeal.events.js";
import { holdCode } from "./appeal.loader.js";
import { ANSWER_DAYS, AppealChannel, AppealKind } from "./appeal-words.js";
import { nextPlace } from "./queue.js";

export interface Contact {
  readonly name: string | null;
  readonly telephone: string | null;
  readonly email: string | null;
}

/** What is known of an appeal that comes in. */
export interface Draft {
  readonly kind: AppealKind;
  readonly topicCode: string;
  readonly text: string;
  readonly channel: AppealChannel;
  readonly organisation: Place;
  readonly isAboutOrganisation: boolean;
  readonly employer: { name?: string | null; taxId?: string | null };
  readonly memberId: string | null;
  readonly contact: Contact | null;
  readonly registeredBy: string | null;
  /** By which the same request is known again. */
  readonly requestKey: Buffer;
  readonly requestMac: Buffer;
}

export interface Laid {
  readonly appeal: Appeal;
  /** Null where a member has the appeal in their cabinet. */
  readonly followUpCode: string | null;
}

/** What of an appeal stands sealed beside its words. */
export interface Sealed {
  readonly contact: Contact | null;
  /** So that a request that is sent again is answered as the first time. */
  readonly code: string;
}

/** An appeal is written down, in the queue of the organisation; one that complains of it, in that of the nearest above. */
export async function layAppeal(draft: Draft, context: Context): Promise<Laid> {
  const { em, tell, companion } = context;
  const { organisation, isAboutOrganisation, memberId, contact } = draft;
  const handling = (isAboutOrganisation ? await nearestAbove(organisation, context) : null) ?? organisation;
  const employer = await employerOf(organisation.id, draft.employer, context);
  const id = randomUUID();
  const registeredOn = today();
  const code = newFollowUpCode();
  const codeHash = hashOfCode(code);
  const sealed: Sealed = { contact, code };
  await holdCode(codeHash, context);
  await em.execute(
    `insert into appeals (id, kind, topic_code, channel, organisation_id, organisation_path, is_about_organisation, region_id,
       handling_id, handling_path, place, employer_name, employer_tax_id, employer_key, branch, member_id, is_anonymous,
       code_hash, request_key, request_mac, sealed, registered_by, due_on)
     values (?, ?::appeal_kind, ?, ?::appeal_channel, ?, ?::ltree, ?::boolean, region_of(?), ?, ?::ltree, ?::bigint, ?, ?, ?, ?, ?, ?::boolean,
       ?, ?, ?, ?, ?, ?::date + ?::int)`,
    [
      id,
      draft.kind,
      draft.topicCode,
      draft.channel,
      organisation.id,
      organisation.path,
      isAboutOrganisation,
      organisation.id,
      handling.id,
      handling.path,
      await nextPlace(context),
      employer.name,
      employer.taxId,
      employer.key,
      employer.branch,
      memberId,
      memberId === null && contact === null,
      codeHash,
      draft.requestKey,
      draft.requestMac,
      companion(WordsVault).seal(sealName.appeal(id), sealed),
      draft.registeredBy,
      registeredOn,
      ANSWER_DAYS[draft.kind],
    ],
  );
  await rememberEmployer(em, employer);
  const appeal = await em.findOneOrFail(Appeal, { id });
  await say(appeal, { side: AppealSide.AUTHOR, text: draft.text }, context);
  const { number, kind, topicCode: topic, channel, isAnonymous, branch, queuePlace, handlingPath } = appeal;
  tell(appealRegistered, {
    id,
    number,
    kind,
    topic,
    organisationId: organisation.id,
    organisationPath: organisation.path,
    employerKey: employer.key,
    branch,
    channel,
    registeredOn,
    anonymous: isAnonymous,
  });
  tell(appealQueued, { id, place: queuePlace, handlingPath });
  return { appeal, followUpCode: memberId === null ? code : null };
}

/** What was laid by the same request before; null when it is new, and "other" when the key stood for another. */
export async function laidBefore(
  { requestKey, requestMac }: Pick<Draft, "requestKey" | "requestMac">,
  context: Context,
): Promise<Laid | "other" | null> {
  const { em, companion } = context;
  await em.execute("select pg_advisory_xact_lock(hashtextextended(encode(?::bytea, 'hex'), 0))", [
    requestKey,
  ]);
  const [known] = await em.execute<
    { id: string; code_hash: Buffer; request_mac: Buffer; sealed: Buffer | null }[]
  >("select id, code_hash, request_mac, sealed from appeal_of_request(?)", [requestKey]);
  if (!known) return null;
  if (!known.request_mac.equals(requestMac)) return "other";
  await holdCode(known.code_hash, context);
  const appeal = await em.findOneOrFail(Appeal, { id: known.id });
  const { code } = known.sealed
    ? companion(WordsVault).open<Sealed>(sealName.appeal(known.id), known.sealed)
    : { code: null };
  return { appeal, followUpCode: appeal.memberId === null ? code : null };
}
