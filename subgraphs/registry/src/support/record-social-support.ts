import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput, Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { KopecksScalar, type PlainDate, PlainDateScalar } from "@angel/kit/values";
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
import { addEntry } from "../card/add-entry.js";
import { Reading } from "../card/reading.js";
import { MemberNotFound } from "../member/member-not-found.js";
import { Member } from "../member/member.entity.js";
import { SocialSupport, SupportKind } from "./social-support.entity.js";

/** Ten million roubles: what is more is a slip of the hand. */
const MOST_KOPECKS = 1_000_000_000;

@InputType({ description: "What was given to a member, when and why." })
class RecordSocialSupportInput {
  @Field(() => ID, { description: "The member." })
  memberId!: string;

  @Field(() => SupportKind, { description: "How the member was supported." })
  kind!: SupportKind;

  @Field(() => PlainDateScalar, { description: "The day it was given." })
  providedOn!: PlainDate;

  @Field(() => KopecksScalar, { nullable: true, description: "How much it was worth." })
  kopecks?: number | null;

  @Field(() => String, { nullable: true, description: "On what ground, in plain text." })
  ground?: string | null;

  @Field(() => String, { nullable: true, description: "The number of the decision." })
  decisionNumber?: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: "The day of the decision." })
  decidedOn?: PlainDate | null;
}

@ObjectType({ description: "The support stands on the card." })
class RecordSocialSupportPayload {
  @Field(() => SocialSupport, { description: "The support." })
  socialSupport: SocialSupport;

  @Field(() => Member, { description: "The member." })
  member: Member;

  constructor(socialSupport: SocialSupport, member: Member) {
    this.socialSupport = socialSupport;
    this.member = member;
  }
}

const RecordSocialSupportResult = createUnionType({
  name: "RecordSocialSupportResult",
  description: "How recording the support went.",
  types: () => [RecordSocialSupportPayload, MemberNotFound, InvalidInput] as const,
});

/** The keeper of a register records what the union gave to a member. */
@Resolver()
export class RecordSocialSupport {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => RecordSocialSupportResult, {
    description: "Record what the union gave to a member («Соц.поддержка»).",
  })
  async recordSocialSupport(
    @Arg("input", () => RecordSocialSupportInput, { description: "The support and the member." })
    input: RecordSocialSupportInput,
    @Ctx() context: Context,
  ): Promise<typeof RecordSocialSupportResult> {
    const reading = new Reading();
    const columns = {
      kind: input.kind,
      providedOn: reading.past("providedOn", input.providedOn),
      amountKopecks: input.kopecks ?? null,
      ground: reading.text("ground", input.ground, 1_000),
      decisionNumber: reading.text("decisionNumber", input.decisionNumber, 60),
      decidedOn: reading.past("decidedOn", input.decidedOn ?? null),
    };
    if (
      columns.amountKopecks !== null &&
      (columns.amountKopecks < 0 || columns.amountKopecks > MOST_KOPECKS)
    ) {
      reading.fault("kopecks", "Сумма от 0 до 10 000 000 рублей.", "A sum from 0 to 10,000,000 roubles.");
    }
    const added = await addEntry(SocialSupport, input.memberId, { columns, faults: reading.faults }, context);
    return added instanceof Problem ? added : new RecordSocialSupportPayload(added.entry, added.member);
  }
}
