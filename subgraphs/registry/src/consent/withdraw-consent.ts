import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
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
import { Member } from "../member/member.entity.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { ConsentChannel, ConsentPurpose } from "./consent-purpose.js";

import { sayConsent } from "./say-consent.js";

@InputType({ description: "Who withdraws what." })
class WithdrawConsentInput {
  @Field(() => ID, {
    nullable: true,
    description: "The member, where a keeper of the register records a paper; oneself when left out.",
  })
  memberId?: string | null;

  @Field(() => ConsentPurpose, { description: "To what." })
  purpose!: ConsentPurpose;

  @Field(() => ConsentChannel, {
    nullable: true,
    description:
      "By which channel, of messages alone; telephone and e-mail as far as they are not named apart when left out.",
  })
  channel?: ConsentChannel | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day; today when left out, none to come.",
  })
  on?: PlainDate | null;
}

@ObjectType({ description: "The withdrawal is recorded." })
class WithdrawConsentPayload {
  @Field(() => Member, { description: "The member; `consents` says what holds now." })
  member: Member;

  constructor(member: Member) {
    this.member = member;
  }
}

const WithdrawConsentResult = createUnionType({
  name: "WithdrawConsentResult",
  description: "How recording the withdrawal went.",
  types: () => [WithdrawConsentPayload, MemberNotFound, InvalidInput] as const,
});

/** A person withdraws a consent. */
@Resolver()
export class WithdrawConsent {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Mutation(() => WithdrawConsentResult, {
    description:
      "Withdraw a consent, oneself or by a paper («отзыв согласия»): use for the purpose ends at once, and the law's terms begin to run.",
  })
  async withdrawConsent(
    @Arg("input", () => WithdrawConsentInput, { description: "Who withdraws what." })
    input: WithdrawConsentInput,
    @Ctx() context: Context,
  ): Promise<typeof WithdrawConsentResult> {
    const member = await sayConsent(
      {
        memberId: input.memberId ?? null,
        purpose: input.purpose,
        channel: input.channel ?? null,
        isGiven: false,
        textVersion: null,
        on: input.on ?? today(),
      },
      context,
    );
    return member instanceof Member ? new WithdrawConsentPayload(member) : member;
  }
}
