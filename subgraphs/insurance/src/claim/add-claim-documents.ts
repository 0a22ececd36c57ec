import { Permission } from "@angel/kit/access";
import { Open } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import { listOf } from "@angel/kit/published";
import { unauthenticated } from "@angel/kit/refusal";
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
import { HealthVault } from "../health/health-vault.js";
import { places } from "../organisation/organisation-place.js";
import { advanceClaim } from "./advance-claim.js";
import type { Claim } from "./claim.entity.js";
import { ClaimNotFound, ClaimStateDiffers } from "./claim-problems.js";
import { UNDECIDED } from "./claim-state.js";
import { ClaimPayload, lockedClaim } from "./handled-claim.js";
import {
  ClaimDocumentInput,
  layDocuments,
  MOST_DOCUMENTS,
  takeDocuments,
  tooMany,
} from "./take-documents.js";

@InputType({ description: "Papers to lay beside a claim." })
class AddClaimDocumentsInput {
  @Field(() => ID, { description: "The claim." })
  claimId!: string;

  @Field(() => [ClaimDocumentInput], {
    description: "The papers, at least one; a claim takes twenty in all.",
  })
  documents!: ClaimDocumentInput[];
}

@ObjectType({ description: "The papers lie beside the claim." })
class AddClaimDocumentsPayload extends ClaimPayload {}

const AddClaimDocumentsResult = createUnionType({
  name: "AddClaimDocumentsResult",
  description: "What became of the papers.",
  types: () => [AddClaimDocumentsPayload, ClaimNotFound, ClaimStateDiffers, InvalidInput] as const,
});

/** The claimant, or who handles the claim, brings papers. */
@Resolver()
export class AddClaimDocuments {
  @Mutation(() => AddClaimDocumentsResult, {
    description:
      "Lay pictures and papers beside a claim that is not decided yet: one's own, or one that one handles. A file is laid once, so repeating changes nothing.",
  })
  @Open("It is for the claimant, who may have left the union, and for handlers; the deed asks which.")
  async addClaimDocuments(
    @Arg("input", () => AddClaimDocumentsInput, { description: "The papers." })
    { claimId, documents }: AddClaimDocumentsInput,
    @Ctx() context: Context,
  ): Promise<typeof AddClaimDocumentsResult> {
    const { em, viewer, tell, companion } = context;
    const { accountId } = viewer;
    if (accountId === null) throw unauthenticated();
    const claim = await lockedClaim(claimId, context);
    if (!claim || !(await mayAdd(claim, context))) return new ClaimNotFound();
    if (await areLaid(claim.id, documents, context)) return new AddClaimDocumentsPayload(claim);
    if (!UNDECIDED.includes(claim.state)) return new ClaimStateDiffers(claim.state);
    if (documents.length === 0) return new InvalidInput([none()]);
    const [known] = await em.execute<{ count: number }[]>(
      "select count(*)::int as count from claim_documents where claim_id = ?",
      [claim.id],
    );
    if ((known?.count ?? 0) + documents.length > MOST_DOCUMENTS) return new InvalidInput([tooMany()]);
    const taken = await takeDocuments(documents, context);
    if (taken instanceof InvalidInput) return taken;
    await layDocuments(claim.id, taken, context);
    await advanceClaim(claim, { state: claim.state }, { em, tell, vault: companion(HealthVault), accountId });
    return new AddClaimDocumentsPayload(claim);
  }
}

async function mayAdd(claim: Claim, { viewer, load }: Context): Promise<boolean> {
  if (claim.isOf(viewer.memberId)) return true;
  const home = await load(places).load(claim.organisationId);
  return home !== null && viewer.may(Permission.HANDLE_CLAIMS, home.path);
}

/** Whether the same papers were brought before, by a deed whose answer was lost. */
async function areLaid(
  claimId: string,
  documents: readonly ClaimDocumentInput[],
  { em }: Context,
): Promise<boolean> {
  const ids = documents.map(({ fileId }) => fileId.toLowerCase());
  const laid = await em.execute<object[]>(
    "select from claim_documents where claim_id = ? and file_id = any(?::uuid[])",
    [claimId, listOf(ids.filter(isUuid))],
  );
  return laid.length > 0 && laid.length === new Set(ids).size;
}

function none(): InvalidField {
  return new InvalidField("documents", {
    ru: "Приложите хотя бы один файл.",
    en: "Bring at least one file.",
  });
}
