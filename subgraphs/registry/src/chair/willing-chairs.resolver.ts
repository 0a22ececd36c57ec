import { Permission } from "@angel/kit/access";
import { isFew } from "@angel/kit/few";
import { May } from "@angel/kit/may";
import type { Batch, Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Organisation } from "../organisation/organisation.entity.js";
import { WillingChairs } from "./willing-chairs.type.js";

type Ways = Record<"willing" | "byEmail" | "bySms" | "byMessenger" | "byPush", number>;
interface Counted extends Ways {
  chairs: number;
}

@Resolver(() => Organisation)
export class WillingChairsResolver {
  @May(Permission.VIEW_STATISTICS, ({ path }: Organisation) => path)
  @FieldResolver(() => WillingChairs, {
    nullable: true,
    description: "Who of the chairs here and below agrees to messages; null when not yours to see.",
  })
  async willingChairs(
    @Root() { node, path }: Organisation,
    @Ctx() { load, viewer }: Context,
  ): Promise<WillingChairs> {
    const { chairs, ...ways } = await load(willingChairs).load(node);
    const seesCards = viewer.may(Permission.VIEW_MEMBERS, path);
    return Object.assign(
      new WillingChairs(),
      { chairs },
      seesCards || !Object.values(ways).some((count) => tellsOfFew(count, chairs)) ? ways : HIDDEN,
    );
  }
}

function tellsOfFew(count: number, chairs: number): boolean {
  return isFew(count) || isFew(chairs - count);
}

const NOBODY: Counted = { chairs: 0, willing: 0, byEmail: 0, bySms: 0, byMessenger: 0, byPush: 0 };
const HIDDEN = { willing: null, byEmail: null, bySms: null, byMessenger: null, byPush: null };

const willingChairs: Batch<number, Counted> = async (nodes, { em }) => {
  const rows = await em.execute<({ node: number } & Counted)[]>(
    `select node, chairs, willing, by_email as "byEmail", by_sms as "bySms", by_messenger as "byMessenger",
       by_push as "byPush" from count_willing_chairs(?::int[])`,
    [`{${nodes.join()}}`],
  );
  const found = new Map(rows.map(({ node, ...counts }) => [node, counts]));
  return nodes.map((node) => found.get(node) ?? NOBODY);
};
