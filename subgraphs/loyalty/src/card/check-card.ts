import { Open } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import { unauthenticated } from "@angel/kit/refusal";
import { OwnTransaction } from "@angel/kit/own-transaction";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { today } from "@angel/kit/values";
import { setTimeout as sleep } from "node:timers/promises";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { partnerThatSigned, SignatureNotGood, SignedRequestInput } from "../partner-key/signed-request.js";
import { servedPartners } from "../partner-staff/partner-staff.resolver.js";
import { memberOfCard, standingOfMember } from "../participation/standing-of-member.js";
import { ContractNotInForce } from "../partner/contract-not-in-force.js";
import { PartnerNotFound } from "../partner/kept-partner.js";
import { partnersById } from "../partner/partner.loader.js";
import { raiseImpossiblePlace } from "../signal/raise-impossible-place.js";
import { CardCheck } from "./card-check.entity.js";
import { CardCodes } from "./card-codes.js";
import { CardTries } from "./card-tries.js";
import { initialsOf } from "./initials.js";

/** No answer comes sooner: what was found must not be told by the time it took. */
const ANSWERED_AFTER_MS = 60;

@InputType({ description: "What was shown, and where." })
class CheckCardInput {
  @Field(() => ID, {
    nullable: true,
    description: "The partner for whom one works; left out of a signed request.",
  })
  partnerId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The place of the partner where the counter is; null on the road.",
  })
  placeId?: string | null;

  @Field(() => String, { nullable: true, description: "The text of the QR code; either it or the number." })
  code?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The number on a plastic card, sixteen digits; either it or the code.",
  })
  number?: string | null;

  @Field(() => SignedRequestInput, {
    nullable: true,
    description:
      'In the place of all else, of a till: the same as JSON, signed by a partner\'s key: `{"code", "number", "placeId"}`.',
  })
  request?: SignedRequestInput | null;
}

@ObjectType({ description: "The card was looked at." })
class CheckCardPayload {
  @Field(() => CardCheck, { description: "What a shop may know of it." })
  check: CardCheck;

  constructor(check: CardCheck) {
    this.check = check;
  }
}

const CheckCardResult = createUnionType({
  name: "CheckCardResult",
  description: "How checking the card went.",
  types: () =>
    [CheckCardPayload, PartnerNotFound, ContractNotInForce, SignatureNotGood, InvalidInput] as const,
});

interface Asked {
  readonly partnerId: string;
  readonly asker: string;
  readonly placeId: string | null;
  readonly code: string | null;
  readonly number: string | null;
}

/** A shop asks whether a card is good. It learns that, and what the member agreed to show. */
@Resolver()
export class CheckCard {
  @Open(
    "Who works for the partner, or its key, says which shop asks; others are told that there is no such partner.",
  )
  @OwnTransaction("The answer waits, so that its time tells nothing, and holds no connection while it does.")
  @Mutation(() => CheckCardResult, {
    description:
      "Check a member's card at a partner's counter («проверить билет»): good or not, nothing else, alike for cards that are not and that never were. Each call is a check of its own.",
  })
  async checkCard(
    @Arg("input", () => CheckCardInput, { description: "What was shown, and where." }) input: CheckCardInput,
    @Ctx() context: Context,
  ): Promise<typeof CheckCardResult> {
    const [answer] = await Promise.all([check(input, context), sleep(ANSWERED_AFTER_MS)]);
    return answer;
  }
}

async function check(input: CheckCardInput, context: Context): Promise<typeof CheckCardResult> {
  const tries = context.companion(CardTries);
  const asked = await context.transact(() => askedBy(input, context));
  if (!("asker" in asked)) return asked;
  await tries.take(asked);
  const found = await context.transact(() => look(asked, context));
  if (found.isValid) await tries.forgive(asked);
  return new CheckCardPayload(found);
}

async function askedBy(
  { request, partnerId, ...shown }: CheckCardInput,
  context: Context,
): Promise<Asked | PartnerNotFound | ContractNotInForce | SignatureNotGood | InvalidInput> {
  if (request) {
    const signer = await partnerThatSigned(request, context);
    if (!signer) return new SignatureNotGood();
    if (!(await isOnContract(signer, context))) return new ContractNotInForce();
    return readShown({ partnerId: signer, asker: request.keyId }, bodyOf(request.body));
  }
  const { viewer, em } = context;
  if (!viewer.accountId) throw unauthenticated();
  const served = await servedPartners(em);
  if (!partnerId || !served.includes(partnerId.toLowerCase())) return new PartnerNotFound();
  if (!(await isOnContract(partnerId, context))) return new ContractNotInForce();
  return readShown({ partnerId: partnerId.toLowerCase(), asker: viewer.accountId }, shown);
}

async function isOnContract(partnerId: string, { load }: Context): Promise<boolean> {
  return (await load(partnersById).load(partnerId)).holdsOn(today());
}

function bodyOf(body: string): Record<string, unknown> {
  try {
    return (JSON.parse(body) ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function readShown(
  who: Pick<Asked, "partnerId" | "asker">,
  { code, number, placeId }: Record<string, unknown>,
): Asked | InvalidInput {
  const text = (value: unknown) => (typeof value === "string" && value.length <= 200 ? value.trim() : null);
  const shown = {
    code: text(code),
    number: text(number)?.replaceAll(/\D/g, "") ?? null,
    placeId: text(placeId),
  };
  if ((shown.code === null) === (shown.number === null)) {
    return new InvalidInput([
      new InvalidField("code", {
        ru: "Нужен код или номер билета.",
        en: "Give either the code or the number.",
      }),
    ]);
  }
  return { ...who, ...shown };
}

/** The same steps for whatever was shown: a made-up card is looked for as a real one is. */
async function look(asked: Asked, context: Context): Promise<CardCheck> {
  const { em, viewer, companion } = context;
  const { partnerId, code, number } = asked;
  await em.execute("select set_config('angel.partner', ?, true)", [partnerId]);
  const place = await placeOf(asked, context);
  const read = code === null ? undefined : companion(CardCodes).read(code, partnerId);
  const shown = read
    ? { memberId: read.memberId, standing: await standingOfMember(em, read.memberId) }
    : await memberOfCard(em, number ?? "");
  const isValid = (read?.isGood ?? true) && (shown?.standing?.isInForce ?? false);
  const memberId = isValid ? (shown?.memberId ?? null) : null;
  const [disclosed] = await em.execute<{ initials: boolean }[]>(
    "select shows_initials(?::uuid) as initials",
    [memberId],
  );
  if (memberId !== null) await raiseImpossiblePlace(em, { memberId, partnerId, place });
  const check = em.create(CardCheck, {
    partnerId,
    placeId: place?.id ?? null,
    memberId,
    organisationId: isValid ? (shown?.standing?.organisationId ?? null) : null,
    isValid,
    initials: disclosed?.initials ? initialsOf(shown?.standing?.displayName ?? "") : null,
    checkedAt: new Date(),
    checkedById: viewer.accountId,
  });
  await em.persist(check).flush();
  return check;
}

async function placeOf({ placeId, partnerId }: Asked, { em }: Context): Promise<{ id: string } | undefined> {
  if (placeId === null || !isUuid(placeId)) return undefined;
  const [place] = await em.execute<{ id: string }[]>(
    "select id from places where id = ? and partner_id = ?",
    [placeId, partnerId],
  );
  return place;
}
