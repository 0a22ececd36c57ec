import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import { randomUUID } from "node:crypto";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { standingOfMember } from "../participation/standing-of-member.js";
import { ContractNotInForce } from "../partner/contract-not-in-force.js";
import { PartnerNotFound } from "../partner/kept-partner.js";
import { partnersById } from "../partner/partner.loader.js";
import { NotTakingPart } from "../purchase/click-out.js";
import { CardCodes } from "./card-codes.js";
import { initialsOf } from "./initials.js";
import { PassSigner } from "./pass-signer.js";

const MOST_HOURS = 24;

@InputType({ description: "For which shop and which key." })
class IssuePassInput {
  @Field(() => ID, { description: "The partner." })
  partnerId!: string;

  @Field(() => String, {
    description:
      "The public half of an Ed25519 key that the device made for this partner alone: 32 bytes as base64url.",
  })
  publicKey!: string;

  @Field(() => Int, {
    defaultValue: MOST_HOURS,
    description: "For how many hours, 1 to 24, from the beginning of this one.",
  })
  hours!: number;
}

@ObjectType({ description: "The pass is issued." })
class IssuePassPayload {
  @Field(() => String, {
    description:
      "The pass, a JWT. The device shows `v1o~<pass>~<slot>~<signature>`: the slot is the half-minute since 1970, the signature that of its key over `angel-pass:<partner id>:<slot>`, as base64url.",
  })
  pass: string;

  @Field(() => Date, { description: "When it is over." })
  expiresAt: Date;

  constructor(pass: string, expiresAt: Date) {
    this.pass = pass;
    this.expiresAt = expiresAt;
  }
}

const IssuePassResult = createUnionType({
  name: "IssuePassResult",
  description: "How issuing the pass went.",
  types: () => [IssuePassPayload, PartnerNotFound, ContractNotInForce, NotTakingPart, InvalidInput] as const,
});

/** A member's device is certified for one shop, to be checked there without a network. */
@Resolver()
export class IssuePass {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Mutation(() => IssuePassResult, {
    description:
      "Certify a key of one's device for a partner, for a day at most: the shop can check it without a network («офлайн-билет»). Each call issues another pass.",
  })
  async issuePass(
    @Arg("input", () => IssuePassInput, { description: "For which shop and which key." })
    input: IssuePassInput,
    @Ctx() { em, viewer, load, companion }: Context,
  ): Promise<typeof IssuePassResult> {
    const { memberId } = viewer;
    const standing = memberId === null ? undefined : await standingOfMember(em, memberId);
    if (!memberId || !standing?.isInForce) return new NotTakingPart();
    const faults = faultsOf(input);
    if (faults.length > 0) return new InvalidInput(faults);
    const partner = await load(partnersById).load(input.partnerId);
    if (!partner) return new PartnerNotFound();
    if (!partner.holdsOn(today())) return new ContractNotInForce();
    const signer = companion(PassSigner);
    const term = signer.termOf(input.hours);
    const pairwiseId = companion(CardCodes).pairwiseId(memberId, partner.id);
    const id = randomUUID();
    await em.execute(
      "insert into passes (id, member_id, partner_id, pairwise_id, issued_at, expires_at) values (?, ?, ?, ?, ?, ?)",
      [id, memberId, partner.id, pairwiseId, term.issuedAt, term.expiresAt],
    );
    const [shown] = await em.execute<{ initials: boolean }[]>("select shows_initials(?) as initials", [
      memberId,
    ]);
    const pass = await signer.sign(
      {
        jti: id,
        sub: pairwiseId,
        aud: partner.id,
        cnf: { jwk: { kty: "OKP", crv: "Ed25519", x: input.publicKey } },
        ...(shown?.initials && { initials: initialsOf(standing.displayName ?? "") }),
      },
      term,
    );
    return new IssuePassPayload(pass, term.expiresAt);
  }
}

function faultsOf({ publicKey, hours }: IssuePassInput): InvalidField[] {
  return [
    ...(/^[A-Za-z0-9_-]{43}$/.test(publicKey)
      ? []
      : [new InvalidField("publicKey", { ru: "Нужен ключ Ed25519.", en: "This must be an Ed25519 key." })]),
    ...(hours >= 1 && hours <= MOST_HOURS
      ? []
      : [new InvalidField("hours", { ru: "От 1 до 24.", en: "From 1 to 24." })]),
  ];
}
