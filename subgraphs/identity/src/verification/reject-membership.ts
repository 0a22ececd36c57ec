import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
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
import { decideRequest, keepRequest, MembershipRequestNotFound } from "./kept-request.js";
import { MembershipRequest } from "./membership-request.entity.js";

const LONGEST_REASON = 500;

@InputType({ description: "Which request is refused, and why." })
class RejectMembershipInput {
  @Field(() => ID, { description: "The request." })
  requestId!: string;

  @Field(() => String, { description: "Why, as its author will read it; up to 500 characters." })
  reason!: string;
}

@ObjectType({ description: "The request is refused." })
class RejectMembershipPayload {
  @Field(() => MembershipRequest, { description: "The request, with the reason." })
  request: MembershipRequest;

  constructor(request: MembershipRequest) {
    this.request = request;
  }
}

export const RejectMembershipResult = createUnionType({
  name: "RejectMembershipResult",
  description: "How refusing went.",
  types: () => [RejectMembershipPayload, MembershipRequestNotFound, InvalidInput] as const,
});

/** A keeper of the register does not know the author of a request as their member. */
@Resolver()
export class RejectMembership {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => RejectMembershipResult, {
    description: "Refuse to confirm that the author of a request is a member; they may ask again.",
  })
  async rejectMembership(
    @Arg("input", () => RejectMembershipInput, { description: "The request and the reason." })
    input: RejectMembershipInput,
    @Ctx() context: Context,
  ): Promise<typeof RejectMembershipResult> {
    const reason = tidy(input.reason);
    const fault = faultOfText("reason", reason, LONGEST_REASON);
    if (fault) return new InvalidInput([fault]);
    const request = await keepRequest(input.requestId, context);
    if (!request) return new MembershipRequestNotFound();
    await decideRequest(request, { reason }, context);
    return new RejectMembershipPayload(request);
  }
}
