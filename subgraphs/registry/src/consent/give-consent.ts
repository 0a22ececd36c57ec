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
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { Member } from "../member/member.entity.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { ConsentChannel, ConsentPurpose } from "./consent-purpose.js";
import { faultsOfText } from "./consent-text.js";
import { sayConsent } from "./say-consent.js";

@InputType({ description: "Who agrees to what." })
class GiveConsentInput {
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

  @Field(() => Int, { description: "The version of the text that was shown (`consentTexts`)." })
  textVersion!: number;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day; today when left out, none to come.",
  })
  on?: PlainDate | null;
}

@ObjectType({ description: "The consent is recorded." })
class GiveConsentPayload {
  @Field(() => Member, { description: "The member; `consents` says what holds now." })
  member: Member;

  constructor(member: Member) {
    this.member = member;
  }
}

const GiveConsentResult = createUnionType({
  name: "GiveConsentResult",
  description: "How recording the consent went.",
  types: () => [GiveConsentPayload, MemberNotFound, InvalidInput] as const,
});

/** A person agrees to one purpose. */
@Resolver()
export class GiveConsent {
  @May(Permission.VIEW_OWN_ACCOUNT)
  @Mutation(() => GiveConsentResult, {
    description:
      "Agree to one purpose, oneself or by a paper that a keeper of the register records. The latest word holds.",
  })
  async giveConsent(
    @Arg("input", () => GiveConsentInput, { description: "Who agrees to what." })
    input: GiveConsentInput,
    @Ctx() context: Context,
  ): Promise<typeof GiveConsentResult> {
    const faults = faultsOfText(input.purpose, input.textVersion);
    if (faults.length > 0) return new InvalidInput(faults);
    const member = await sayConsent(
      {
        memberId: input.memberId ?? null,
        purpose: input.purpose,
        channel: input.channel ?? null,
        isGiven: true,
        textVersion: input.textVersion,
        on: input.on ?? today(),
      },
      context,
    );
    return member instanceof Member ? new GiveConsentPayload(member) : member;
  }
}
