import { Permission } from "@angel/kit/access";
import { connect, type Connection, PageArgs } from "@angel/kit/connection";
import { readPublished } from "@angel/kit/published";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isStorable, isUuid } from "@angel/kit/text";
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Organisation } from "../organisation/organisation.stub.js";
import { places } from "../organisation/place.js";
import { storable } from "../storable.js";
import { WORKS_HERE, worksHereValues } from "./colleague.loader.js";
import { Colleague, ColleagueConnection } from "./colleague.type.js";

const VIEWS = ["account_grant", "organisation"];

@Resolver(() => Organisation)
export class ColleaguesResolver {
  @FieldResolver(() => ColleagueConnection, {
    description:
      "Those to whom tasks may be given: who handles appeals here, below, or above as far up as you do («сотрудники»), by name; empty but for those who handle appeals here.",
  })
  async colleagues(
    @Root() { id }: Organisation,
    @Arg("search", () => String, { nullable: true, description: "What their name contains." })
    search: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { em, viewer, load }: Context,
  ): Promise<Connection<Colleague>> {
    const home = await load(places).load(id);
    if (!home || !viewer.may(Permission.HANDLE_APPEALS, home.path))
      return connect<Colleague>(page, { key: () => [], rows: async () => [], total: () => 0 });
    const sought = storable(search)?.trim().toLowerCase() ?? "";
    const people = `select distinct account_id, display_name from ${WORKS_HERE} and strpos(lower(display_name), ?) > 0`;
    const values = [...worksHereValues(home, viewer), sought];
    return connect<Colleague>(page, {
      key: ({ name, accountId }) => [name, accountId],
      rows: async (limit, after) => {
        const [name, accountId] = after ?? [];
        if (
          after &&
          !(
            typeof name === "string" &&
            isStorable(name) &&
            typeof accountId === "string" &&
            isUuid(accountId)
          )
        )
          throw badInput("`after` is not a cursor of this list.");
        const rows = await readPublished<{ id: string; name: string }>(
          em,
          VIEWS,
          `select account_id as id, display_name as name from (${people}) as people
           ${after ? `where (display_name collate "C", account_id) > (?, ?::uuid)` : ""}
           order by display_name collate "C", account_id limit ?::int`,
          [...values, ...(after ? [name, accountId] : []), limit],
        );
        return rows.map((row) => new Colleague(row.id, row.name));
      },
      total: async () => {
        const [row] = await readPublished<{ count: number }>(
          em,
          VIEWS,
          `select count(*)::int as count from (${people}) as people`,
          values,
        );
        return row?.count ?? 0;
      },
    });
  }
}
