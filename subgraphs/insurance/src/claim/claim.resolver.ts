import { Permission } from "@angel/kit/access";
import { connect, type Connection, PageArgs } from "@angel/kit/connection";
import { readKey } from "@angel/kit/cursor-key";
import { May, Open } from "@angel/kit/may";
import { listOf } from "@angel/kit/published";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Member } from "../member/member.stub.js";
import { places } from "../organisation/organisation-place.js";
import { PayoutTable } from "../payout-table/payout-table.entity.js";
import { payoutTables } from "../payout-table/payout-table.loader.js";
import { ProgrammeTerms } from "../programme/programme.entity.js";
import { terms } from "../programme/programme.loader.js";
import { Claim, ClaimConnection } from "./claim.entity.js";
import { claims } from "./claim.loader.js";
import { openObjections } from "./claim-parts.loader.js";
import { ClaimSignal } from "./claim-parts.type.js";
import { ClaimState } from "./claim-state.js";
import { signalsByCover, signalsByNeighbours } from "./signals.loader.js";

const IS_OBJECTED =
  "exists (select from claim_objections where claim_id = claims.id and answered_at is null)";

@Resolver(() => Claim)
export class ClaimResolver {
  @Query(() => Claim, {
    nullable: true,
    description:
      "A claim by its id; null when there is none, or it is neither one's own nor one's to handle.",
  })
  @Open(
    "It is for the claimant, who may have left the union, and for handlers; row-level security says which.",
  )
  claim(
    @Arg("id", () => ID, { description: "The claim's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<Claim | null> {
    return load(claims).load(id);
  }

  @Query(() => ClaimConnection, {
    description: "The claims that are yours to handle, the newest first; one's own are not among them.",
  })
  @May(Permission.HANDLE_CLAIMS)
  async claims(
    @Arg("organisationId", () => ID, {
      nullable: true,
      description: "An organisation: its claims and those of all below it; all that are yours when left out.",
    })
    organisationId: string | null | undefined,
    @Arg("states", () => [ClaimState], {
      nullable: true,
      description: "How far they have come; any when left out.",
    })
    states: ClaimState[] | null | undefined,
    @Arg("hasOpenObjection", () => Boolean, {
      nullable: true,
      description:
        "Those on which an objection waits for its answer, or those on which none does; all when left out.",
    })
    hasOpenObjection: boolean | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Claim>> {
    const home = organisationId ? await context.load(places).load(organisationId) : null;
    if (organisationId && !home) throw badInput("There is no organisation under `organisationId`.");
    const where = [
      "(member_id is null or member_id is distinct from ?::uuid)",
      ...(states ? ["state::text = any(?::text[])"] : []),
      ...(home ? ["path_of(organisation_id) <@ ?::ltree"] : []),
      ...(typeof hasOpenObjection === "boolean" ? [`${hasOpenObjection ? "" : "not"} ${IS_OBJECTED}`] : []),
    ];
    const values = [
      context.viewer.memberId,
      ...(states ? [listOf(states)] : []),
      ...(home ? [home.path] : []),
    ];
    return pageOfClaims(page, where.join(" and "), values, context);
  }

  @FieldResolver(() => ProgrammeTerms, { description: "The terms under which it is claimed." })
  async terms(@Root() { termsId }: Claim, @Ctx() { load }: Context): Promise<ProgrammeTerms> {
    const found = await load(terms).load(termsId);
    if (!found) throw new Error(`A claim has no terms ${termsId}.`);
    return found;
  }

  @FieldResolver(() => PayoutTable, {
    nullable: true,
    description:
      "The table by which it is reckoned: that of the day of the injury; null when there was none.",
  })
  payoutTable(
    @Root() { payoutTableId }: Claim,
    @Ctx() { load }: Context,
  ): Promise<PayoutTable | null> | null {
    return payoutTableId === null ? null : load(payoutTables).load(payoutTableId);
  }

  @FieldResolver(() => Boolean, {
    description:
      "Whether an objection waits for its answer («ждёт ответа на возражение»); what it says stands in `objections`.",
  })
  hasOpenObjection(@Root() { id }: Claim, @Ctx() { load }: Context): Promise<boolean> {
    return load(openObjections).load(id);
  }

  @FieldResolver(() => [ClaimSignal], {
    description: "What is unusual about it, for those who handle it; empty for all others.",
  })
  async signals(@Root() claim: Claim, @Ctx() context: Context): Promise<ClaimSignal[]> {
    const { viewer, load } = context;
    const home = await load(places).load(claim.organisationId);
    if (claim.isOf(viewer.memberId) || !home || !viewer.may(Permission.HANDLE_CLAIMS, home.path)) return [];
    const [neighbours, cover] = await Promise.all([
      load(signalsByNeighbours).load(claim.id),
      signalsByCover(claim, context),
    ]);
    return [...neighbours, ...cover];
  }
}

@Resolver(() => Member)
export class MemberClaimsResolver {
  @FieldResolver(() => ClaimConnection, {
    description: "The member's claims, the newest first: one's own, or those that are yours to handle.",
  })
  claims(
    @Root() { id }: Member,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Claim>> {
    return pageOfClaims(page, "member_id = ?::uuid", [isUuid(id) ? id : null], context);
  }
}

function pageOfClaims(
  page: PageArgs,
  where: string,
  values: unknown[],
  { em, load }: Context,
): Promise<Connection<Claim>> {
  return connect<Claim>(page, {
    key: ({ number }) => [number],
    rows: async (limit, after) => {
      const last = after && readKey(after, "int");
      const rows = await em.execute<{ id: string }[]>(
        `select id from claims where ${where} ${last ? "and number < ?::int" : ""}
         order by number desc limit ?::int`,
        [...values, ...(last ?? []), limit],
      );
      const found = await load(claims).loadMany(rows.map(({ id }) => id));
      return found.filter((claim): claim is Claim => claim instanceof Claim);
    },
    total: async () => {
      const [row] = await em.execute<{ count: number }[]>(
        `select count(*)::int as count from claims where ${where}`,
        values,
      );
      return row?.count ?? 0;
    },
  });
}
