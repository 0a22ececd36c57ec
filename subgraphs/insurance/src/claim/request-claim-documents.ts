import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { Claim } from "./claim.entity.js";
import { claimDocumentsRequested } from "./claim.events.js";
import { ClaimState, UNDECIDED } from "./claim-state.js";
import { ClaimPayload, handleClaim, HANDLING_PROBLEMS, HandledClaimInput } from "./handled-claim.js";

export const LONGEST_NOTE = 2_000;

@InputType({ description: "Which papers a claim lacks." })
class RequestClaimDocumentsInput extends HandledClaimInput {
  @Field(() => String, { description: "What is lacking, for the claimant to read, 1 to 2,000 characters." })
  note!: string;
}

@ObjectType({ description: "The claimant is asked." })
class RequestClaimDocumentsPayload extends ClaimPayload {}

const RequestClaimDocumentsResult = createUnionType({
  name: "RequestClaimDocumentsResult",
  description: "Whether the claimant is asked.",
  types: () => [RequestClaimDocumentsPayload, ...HANDLING_PROBLEMS] as const,
});

/** Who handles a claim asks for papers. */
@Resolver()
export class RequestClaimDocuments {
  @Mutation(() => RequestClaimDocumentsResult, {
    description: "Ask the claimant for papers («запросить документы»).",
  })
  @May(Permission.HANDLE_CLAIMS)
  async requestClaimDocuments(
    @Arg("input", () => RequestClaimDocumentsInput, { description: "What is lacking." })
    input: RequestClaimDocumentsInput,
    @Ctx() context: Context,
  ): Promise<typeof RequestClaimDocumentsResult> {
    const claim = await handleClaim(input, context, {
      from: UNDECIDED,
      step: () => {
        const note = tidy(input.note);
        const fault = faultOfText("note", note, LONGEST_NOTE);
        return fault ? new InvalidInput([fault]) : { state: ClaimState.DOCUMENTS, note };
      },
    });
    if (!(claim instanceof Claim)) return claim;
    const { id: claimId, memberId, number } = claim;
    context.tell(claimDocumentsRequested, { claimId, memberId, number });
    return new RequestClaimDocumentsPayload(claim);
  }
}
