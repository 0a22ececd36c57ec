import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
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
import { endGrants } from "./end-grants.js";
import { GrantNotFound } from "./grant-not-found.js";
import { Grant } from "./grant.entity.js";
import { grantsSeen } from "./grant.loader.js";

@InputType({ description: "What is to be lent no more." })
class RevokeDelegationInput {
  @Field(() => ID, { description: "The grant that was lent." })
  grantId!: string;
}

@ObjectType({ description: "It is lent no more." })
class RevokeDelegationPayload {
  @Field(() => Grant, { description: "What was lent, as it was; it is found by id no more." })
  grant!: Grant;
}

const RevokeDelegationResult = createUnionType({
  name: "RevokeDelegationResult",
  description: "How taking it back went.",
  types: () => [RevokeDelegationPayload, GrantNotFound] as const,
});

/** Who lent a role takes it back, or the one who holds it gives it back. */
@Resolver()
export class RevokeDelegation {
  @Mutation(() => RevokeDelegationResult, {
    description:
      "Take back what one lent, or give back what was lent to one, at once («отозвать доверенность»). Those who may revoke a role there use `revokeGrant`.",
  })
  @May(Permission.DELEGATE_RIGHTS)
  async revokeDelegation(
    @Arg("input", () => RevokeDelegationInput, { description: "What is to be lent no more." })
    { grantId }: RevokeDelegationInput,
    @Ctx() context: Context,
  ): Promise<typeof RevokeDelegationResult> {
    const viewer = await viewerNow(context);
    const [grant] = await grantsSeen([grantId], { ...context, viewer });
    if (!(grant instanceof Grant) || grant.sourceId === null) return new GrantNotFound();
    if (![grant.accountId, grant.lenderId].includes(viewer.accountId)) return new GrantNotFound();
    const ended = await endGrants("grants.id = ?", [grant.id], { by: viewer.accountId }, context);
    return ended.length === 0 ? new GrantNotFound() : Object.assign(new RevokeDelegationPayload(), { grant });
  }
}
