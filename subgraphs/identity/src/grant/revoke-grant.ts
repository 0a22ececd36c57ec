import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { Problem } from "@angel/kit/problem";
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
import { Grant } from "./grant.entity.js";
import { grantsChanged } from "./grant.events.js";
import { grantsSeen } from "./grant.loader.js";
import { mayGive } from "./may-give.js";

@InputType({ description: "Which grant is to end." })
class RevokeGrantInput {
  @Field(() => ID, { description: "The grant's id." })
  grantId!: string;
}

@ObjectType({ description: "The grant counts no more." })
class RevokeGrantPayload {
  @Field(() => Grant, { description: "The grant as it was; it is found by id no more." })
  grant!: Grant;
}

@ObjectType({
  implements: Problem,
  description:
    "There is no such grant where the viewer may see accounts, or it was revoked already, or the register itself grants it.",
})
class GrantNotFound extends Problem {
  constructor() {
    super({ ru: "Право не найдено.", en: "No such grant." });
  }
}

export const RevokeGrantResult = createUnionType({
  name: "RevokeGrantResult",
  description: "How revoking the grant went.",
  types: () => [RevokeGrantPayload, GrantNotFound] as const,
});

/** Who might have given a role takes it back. */
@Resolver()
export class RevokeGrant {
  @Mutation(() => RevokeGrantResult, {
    description:
      "Take a role back, at once; tokens given out before say otherwise for at most ten minutes. Who may grant the role there may revoke it.",
  })
  @May(Permission.GRANT_ROLES)
  async revokeGrant(
    @Arg("input", () => RevokeGrantInput, { description: "Which grant is to end." })
    { grantId }: RevokeGrantInput,
    @Ctx() context: Context,
  ): Promise<typeof RevokeGrantResult> {
    const { em, tell } = context;
    const viewer = await viewerNow(context);
    const [grant] = await grantsSeen([grantId], { ...context, viewer });
    if (!grant || grant instanceof Error) return new GrantNotFound();
    if (!mayGive(viewer, grant.role, grant.path)) throw forbidden();
    const revoked = await em.nativeUpdate(
      Grant,
      { id: grant.id, revokedAt: null },
      { revokedAt: new Date(), revokedBy: viewer.accountId },
    );
    if (revoked === 0) return new GrantNotFound();
    tell(grantsChanged, { accountId: grant.accountId });
    return Object.assign(new RevokeGrantPayload(), { grant });
  }
}
