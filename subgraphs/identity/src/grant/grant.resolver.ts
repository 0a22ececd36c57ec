import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Organisation } from "../organisation/organisation.stub.js";
import { Grant } from "./grant.entity.js";
import { grantsSeen } from "./grant.loader.js";

@Resolver(() => Grant)
export class GrantResolver {
  @Query(() => Grant, {
    nullable: true,
    description: "A grant of one's own or of one's subtree; null for any other, and once it is revoked.",
  })
  @Open("One's own grants, and those where one has VIEW_ACCOUNTS; any other looks absent.")
  grant(
    @Arg("id", () => ID, { description: "The grant's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<Grant | null> {
    return load(grantsSeen).load(id);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: "The organisation over whose subtree the role is held.",
  })
  organisation(@Root() grant: Grant): Organisation {
    return new Organisation(grant.organisationId);
  }
}
