import { type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import type { Context } from "@angel/kit/subgraph";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Organisation } from "../organisation/organisation.entity.js";
import { tabOf } from "../organisation/tab-page.js";
import { OrganisationAward } from "./organisation-award.entity.js";

export const { Edge: OrganisationAwardEdge, Connection: OrganisationAwardConnection } =
  connectionOf(OrganisationAward);

const awards = tabOf<OrganisationAward>({
  entity: OrganisationAward,
  table: "organisation_awards",
  where: "struck_at is null",
  sort: "days",
  column: "awarded_on",
  keyOf: ({ awardedOn }) => awardedOn,
});

@Resolver(() => Organisation)
export class OrganisationAwardResolver {
  @FieldResolver(() => OrganisationAwardConnection, {
    description: "Its awards, the last first («Награды»).",
  })
  awards(
    @Root() organisation: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<OrganisationAward>> {
    return awards(page, organisation, context);
  }
}
