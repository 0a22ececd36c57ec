import { hashOfCode } from "@angel/kit/follow-up-code";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { LockMode } from "@mikro-orm/core";
import { Field, ID, InputType, ObjectType } from "type-graphql";
import { Appeal } from "./appeal.entity.js";
import { heldBy, holdCode } from "./appeal.loader.js";
import { AppealNotFound, AppealStateDiffers } from "./appeal-problems.js";
import { AppealTries } from "./appeal-tries.js";
import { AppealState } from "./appeal-words.js";
import { handles } from "./handling.js";

@InputType({ description: "What every deed of those who handle appeals names." })
export abstract class HandledAppealInput {
  @Field(() => ID, { description: "The appeal, one that is yours to handle." })
  appealId!: string;
}

@InputType({ description: "What every deed of an author names: the appeal, or the code that opens it." })
export abstract class AuthoredAppealInput {
  @Field(() => ID, { nullable: true, description: "The appeal; left out where a code is given." })
  appealId?: string | null;

  @Field(() => String, { nullable: true, description: "Its follow-up code, of an author without a name." })
  code?: string | null;
}

@ObjectType({ description: "The deed is done." })
export abstract class AppealPayload {
  constructor(appeal: Appeal) {
    this.appeal = appeal;
  }

  @Field(() => Appeal, { description: "The appeal." })
  appeal: Appeal;
}

/** States in which something is still to be done. */
const OPEN_STATES = [
  AppealState.REGISTERED,
  AppealState.IN_WORK,
  AppealState.ANSWERED,
  AppealState.PASSED_ON,
];

/** An appeal for a deed of those who handle it, locked: of two the second sees what the first did. */
export async function handledAppeal(
  { appealId }: HandledAppealInput,
  context: Context,
  from: readonly AppealState[] = OPEN_STATES,
): Promise<Appeal | AppealNotFound | AppealStateDiffers> {
  const appeal = await locked(appealId, context);
  if (!appeal || !handles(context.viewer, appeal)) return new AppealNotFound();
  return from.includes(appeal.state) ? appeal : new AppealStateDiffers(appeal.state);
}

/**
 * A deed of an author, in a transaction. A code that somebody gives is counted before, outside of it, whatever comes of
 * it; one that opened an appeal is forgiven.
 */
export async function asAuthor<Done>(
  { code }: Pick<AuthoredAppealInput, "code">,
  { transact, companion, address }: Context,
  deed: () => Promise<Done>,
): Promise<Done | AppealNotFound> {
  if (!code) return transact(deed);
  const done = await companion(AppealTries).guess(address, async () => {
    const answer = await transact(deed);
    return answer instanceof AppealNotFound ? null : answer;
  });
  return done ?? new AppealNotFound();
}

/** An appeal for a deed of its author, which is done by `asAuthor`: by the name, or by the code. */
export async function authoredAppeal(
  { appealId, code }: AuthoredAppealInput,
  context: Context,
  from: readonly AppealState[] = OPEN_STATES,
): Promise<Appeal | AppealNotFound | AppealStateDiffers> {
  const appeal = code ? await lockedByCode(code, context) : await ownLocked(appealId ?? "", context);
  if (!appeal) return new AppealNotFound();
  return from.includes(appeal.state) ? appeal : new AppealStateDiffers(appeal.state);
}

async function ownLocked(id: string, context: Context): Promise<Appeal | null> {
  const { memberId } = context.viewer;
  const appeal = memberId === null ? null : await locked(id, context);
  return appeal?.memberId === memberId ? appeal : null;
}

async function lockedByCode(code: string, context: Context): Promise<Appeal | null> {
  const codeHash = hashOfCode(code);
  await holdCode(codeHash, context);
  const appeal = await context.em.findOne(Appeal, { codeHash }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return appeal && heldBy(appeal, codeHash);
}

async function locked(id: string, { em }: Context): Promise<Appeal | null> {
  return isUuid(id) ? em.findOne(Appeal, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
}
