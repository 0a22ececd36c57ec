import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { Problem } from "@angel/kit/problem";
import { readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
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
import { viewerNow } from "../session/viewer-now.js";
import { decideRequest, keepRequest, MembershipRequestNotFound } from "./kept-request.js";
import { MembershipRequest } from "./membership-request.entity.js";
import { confirmMember } from "./verification.js";

@InputType({ description: "Whose account it is." })
class ConfirmMembershipInput {
  @Field(() => ID, { description: "The request." })
  requestId!: string;

  @Field(() => ID, { description: "The member that its author is, on a register that the keeper keeps." })
  memberId!: string;
}

@ObjectType({ description: "The account is the member's." })
class ConfirmMembershipPayload {
  @Field(() => MembershipRequest, { description: "The request, confirmed." })
  request: MembershipRequest;

  constructor(request: MembershipRequest) {
    this.request = request;
  }
}

@ObjectType({
  implements: Problem,
  description: "There is no such member on a register that the viewer keeps.",
})
class MemberNotOnRegister extends Problem {
  constructor() {
    super({
      ru: "На вашем учёте нет такого члена профсоюза.",
      en: "There is no such member on your register.",
    });
  }
}

@ObjectType({
  implements: Problem,
  description: "The member has an account already, or this one is another's.",
})
class MemberHasAccount extends Problem {
  constructor() {
    super({
      ru: "У этого члена профсоюза уже есть учётная запись.",
      en: "This member has an account already.",
    });
  }
}

export const ConfirmMembershipResult = createUnionType({
  name: "ConfirmMembershipResult",
  description: "How confirming went.",
  types: () =>
    [ConfirmMembershipPayload, MembershipRequestNotFound, MemberNotOnRegister, MemberHasAccount] as const,
});

/** A keeper of the register says which member the account's holder is. */
@Resolver()
export class ConfirmMembership {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => ConfirmMembershipResult, {
    description:
      "Say which member of one's register the author of a request is; the account is theirs from then on.",
  })
  async confirmMembership(
    @Arg("input", () => ConfirmMembershipInput, { description: "The request and the member." })
    { requestId, memberId }: ConfirmMembershipInput,
    @Ctx() context: Context,
  ): Promise<typeof ConfirmMembershipResult> {
    const request = await keepRequest(requestId, context);
    // Nobody vouches for themselves.
    if (!request || request.accountId === context.viewer.accountId) return new MembershipRequestNotFound();
    const member = memberId.toLowerCase();
    if (!(await isOnKeptRegister(member, context))) return new MemberNotOnRegister();
    const { accountId } = request;
    const said = { accountId, memberId: member, evidence: "KEEPER", by: context.viewer.accountId } as const;
    if (!(await confirmMember(said, context))) return new MemberHasAccount();
    await decideRequest(request, { memberId: member }, context);
    return new ConfirmMembershipPayload(request);
  }
}

async function isOnKeptRegister(memberId: string, context: Context): Promise<boolean> {
  if (!isUuid(memberId)) return false;
  const viewer = await viewerNow(context);
  const [place] = await readPublished<{ path: string }>(
    context.em,
    ["membership"],
    "select organisation_path as path from published.membership where member_id = ?",
    [memberId],
  );
  return place !== undefined && viewer.may(Permission.KEEP_REGISTER, place.path);
}
