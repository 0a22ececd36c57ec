import { Permission, type Viewer } from "@angel/kit/access";
import { listOf, readPublished } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Account } from "../account/account.entity.js";
import { Member } from "./member.stub.js";

@Resolver(() => Member)
export class CabinetOfMember {
  @FieldResolver(() => Date, {
    nullable: true,
    description:
      "When the member's personal cabinet was activated («Дата активации ЛК»); null without one or when not yours to see. Needs: VIEW_MEMBERS.",
  })
  cabinetActivatedAt(@Root() { id }: Member, @Ctx() { load }: Context): Promise<Date | null> {
    return load(activations).load(id);
  }
}

/** The cabinet is active since the account was opened. */
async function activations(ids: readonly string[], { em, viewer }: Context): Promise<(Date | null)[]> {
  const seen = await visibleMembers(ids.filter(isUuid), em, viewer);
  const accounts = await em.find(Account, { memberId: { $in: seen } });
  const activated = new Map(accounts.map(({ memberId, createdAt }) => [memberId, createdAt]));
  return ids.map((id) => activated.get(id.toLowerCase()) ?? null);
}

async function visibleMembers(ids: readonly string[], em: Context["em"], viewer: Viewer): Promise<string[]> {
  const own = ids.filter((id) => id === viewer.memberId);
  const others = viewer.may(Permission.VIEW_MEMBERS) ? ids.filter((id) => id !== viewer.memberId) : [];
  const places = await readPublished<{ id: string; path: string }>(
    em,
    ["membership"],
    `select member_id as id, organisation_path as path from published.membership
     where member_id = any(?::uuid[])`,
    [listOf(others)],
  );
  const visible = places.filter(({ path }) => viewer.may(Permission.VIEW_MEMBERS, path));
  return [...own, ...visible.map(({ id }) => id)];
}
