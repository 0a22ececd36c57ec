import { Permission } from "@angel/kit/access";
import { connect, type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { idOfKey } from "@angel/kit/cursor-key";
import { Open } from "@angel/kit/may";
import { listOf, readPublished } from "@angel/kit/published";
import type { Batch, Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Account } from "../account/account.entity.js";
import { Organisation } from "../organisation/organisation.stub.js";
import { pathsOfOrganisations } from "../organisation/place.js";
import { MembershipRequest } from "./membership-request.entity.js";

const { Connection: MembershipRequestConnection } = connectionOf(MembershipRequest);

@Resolver(() => Organisation)
export class MembershipRequestsOfOrganisation {
  @FieldResolver(() => MembershipRequestConnection, {
    nullable: true,
    description:
      "Who waits here and below to be confirmed as a member, the first to ask first («заявки на подтверждение членства»); null when not yours to see. Needs: KEEP_REGISTER.",
  })
  async membershipRequests(
    @Root() { id }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { load, viewer }: Context,
  ): Promise<Connection<MembershipRequest> | null> {
    const path = await load(pathsOfOrganisations).load(id);
    if (path === null || !viewer.may(Permission.KEEP_REGISTER, path)) return null;
    return connect<MembershipRequest>(page, {
      key: (request) => [request.id],
      rows: (limit, after) =>
        load(requestsBelow).load(JSON.stringify({ path, limit, after: after && idOfKey(after) })),
      total: () => load(countsBelow).load(path),
    });
  }
}

@Resolver(() => MembershipRequest)
export class MembershipRequestResolver {
  @Query(() => MembershipRequest, {
    nullable: true,
    description: "A request of one's own, or before a register that one keeps; null for any other.",
  })
  @Open("One's own requests, and those where one has KEEP_REGISTER; any other looks absent.")
  membershipRequest(
    @Arg("id", () => ID, { description: "The request's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<MembershipRequest | null> {
    return load(requestsSeen).load(id);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: "On whose register the person would stand.",
  })
  organisation(@Root() { organisationId }: MembershipRequest): Organisation {
    return new Organisation(organisationId);
  }
}

@Resolver(() => Account)
export class MembershipRequestOfAccount {
  @FieldResolver(() => MembershipRequest, {
    nullable: true,
    description: "One's own last request to be confirmed as a member; null without one, and of anyone else.",
  })
  async membershipRequest(
    @Root() { id }: Account,
    @Ctx() { em, viewer }: Context,
  ): Promise<MembershipRequest | null> {
    if (id !== viewer.accountId) return null;
    return em.findOne(MembershipRequest, { accountId: id }, { orderBy: { id: "desc" } });
  }
}

/** Requests by id: one's own, and those before registers that the viewer keeps; null for the rest. */
export const requestsSeen: Batch<string, MembershipRequest | null> = async (ids, { em, viewer, load }) => {
  const requests = viewer.isSignedIn
    ? await em.find(MembershipRequest, { id: { $in: ids.filter(isUuid) } })
    : [];
  return Promise.all(
    ids.map(async (id) => {
      const request = requests.find((found) => found.id === id.toLowerCase());
      if (!request || request.accountId === viewer.accountId) return request ?? null;
      const path = await load(pathsOfOrganisations).load(request.organisationId);
      return path !== null && viewer.may(Permission.KEEP_REGISTER, path) ? request : null;
    }),
  );
};

const WAITING_BELOW = `from membership_requests
  join published.organisation on organisation.id = membership_requests.organisation_id
  where status = 'WAITING' and (organisation.path = sought.path or starts_with(organisation.path, sought.path || '.'))`;

/** Pages of many organisations are read by one statement; a wish is what its page is sought by, as text. */
const requestsBelow: Batch<string, MembershipRequest[]> = async (wishes, { em }) => {
  const rows = await readPublished<object & { wish: number }>(
    em,
    ["organisation"],
    `select wish, found.* from (
       select (place - 1)::int as wish, value ->> 'path' as path, (value ->> 'limit')::int as most,
         (value ->> 'after')::uuid as after_id
       from jsonb_array_elements(?::jsonb) with ordinality as given (value, place)) sought
     cross join lateral (
       select membership_requests.* ${WAITING_BELOW} and (after_id is null or membership_requests.id > after_id)
       order by membership_requests.id limit most) found
     order by wish, found.id`,
    [`[${wishes.join()}]`],
  );
  return wishes.map((_, wish) =>
    rows.filter((row) => row.wish === wish).map((row) => em.map(MembershipRequest, row)),
  );
};

const countsBelow: Batch<string, number> = async (paths, { em }) => {
  const rows = await readPublished<{ count: number }>(
    em,
    ["organisation"],
    `select (select count(*)::int ${WAITING_BELOW}) as count
     from unnest(?::text[]) with ordinality as sought (path, place) order by place`,
    [listOf(paths)],
  );
  return paths.map((_, place) => rows[place]?.count ?? 0);
};
