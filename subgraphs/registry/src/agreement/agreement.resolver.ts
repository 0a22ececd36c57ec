import { type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import type { Context } from "@angel/kit/subgraph";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Organisation } from "../organisation/organisation.entity.js";
import { tabOf } from "../organisation/tab-page.js";
import { Agreement } from "./agreement.entity.js";

export const { Edge: AgreementEdge, Connection: AgreementConnection } = connectionOf(Agreement);

const agreements = tabOf<Agreement>({
  entity: Agreement,
  table: "agreements",
  where: "struck_at is null",
  sort: "days",
  column: "valid_from",
  keyOf: ({ validFrom }) => validFrom,
});

@Resolver(() => Organisation)
export class AgreementResolver {
  @FieldResolver(() => AgreementConnection, {
    description: "Its acts of social partnership, the last first («Акты соцпартнёрства»).",
  })
  agreements(
    @Root() organisation: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Agreement>> {
    return agreements(page, organisation, context);
  }
}
