import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import { forbidden } from "@angel/kit/refusal";
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
import { GrantNotFound } from "./grant-not-found.js";
import { grantsSeen } from "./grant.loader.js";
import { Grant } from "./grant.entity.js";
import { mayGive } from "./may-give.js";
import { endGrants } from "./end-grants.js";
import { faultsOfReason, reasonIn } from "./reason.js";

@InputType({ description: "Which grant is to end." })
class RevokeGrantInput {
  @Field(() => ID, { description: "The grant's id." })
  grantId!: string;

  @Field(() => String, {
    nullable: true,
    description: "Why, up to 300 characters; those who may give roles there read it.",
  })
  reason?: string | null;
}

@ObjectType({ description: "The grant counts no more." })
class RevokeGrantPayload {
  @Field(() => Grant, { description: "The grant as it was; it is found by id no more." })
  grant!: Grant;
}

export const RevokeGrantResult = createUnionType({
  name: "RevokeGrantResult",
  description: "How revoking the grant went.",
  types: () => [RevokeGrantPayload, GrantNotFound, InvalidInput] as const,
});

const ONESELF = { ru: "Свою роль снимает кто-то другой.", en: "Somebody else has to take your role back." };

/** Who might have given a role takes it back. */
@Resolver()
export class RevokeGrant {
  @Mutation(() => RevokeGrantResult, {
    description:
      "Take a role back, at once; tokens given out before say otherwise for at most ten minutes. Who may grant the role there may revoke it; what was lent of it ends with it.",
  })
  @May(Permission.GRANT_ROLES)
  async revokeGrant(
    @Arg("input", () => RevokeGrantInput, { description: "Which grant is to end." })
    { grantId, reason: written }: RevokeGrantInput,
    @Ctx() context: Context,
  ): Promise<typeof RevokeGrantResult> {
    const viewer = await viewerNow(context);
    const [grant] = await grantsSeen([grantId], { ...context, viewer });
    if (!grant || grant instanceof Error) return new GrantNotFound();
    if (!mayGive(viewer, grant.role, grant.path)) throw forbidden();
    const reason = reasonIn(written);
    // The last administrator would leave a union that nobody can name one in.
    const isOwn = grant.accountId === viewer.accountId;
    const faults = [...(isOwn ? [new InvalidField("grantId", ONESELF)] : []), ...faultsOfReason(reason)];
    if (faults.length > 0) return new InvalidInput(faults);
    const ended = await endGrants("grants.id = ?", [grant.id], { by: viewer.accountId, reason }, context);
    if (ended.length === 0) return new GrantNotFound();
    return Object.assign(new RevokeGrantPayload(), { grant });
  }
}
