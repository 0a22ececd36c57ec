import { Permission } from "@angel/kit/access";
import { type Connection, connectionOf, PageArgs } from "@angel/kit/connection";
import { May, Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { AccountStub } from "../account/account.stub.js";
import { cardPlace, Member } from "../member/member.entity.js";
import { MemberConnection } from "../member/member-page.js";
import { membersById } from "../member/member.loader.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { organisationsByNode } from "../organisation/organisation.loader.js";
import { tabOf } from "../organisation/tab-page.js";
import {
  memberCountsOfUnits,
  membersOfUnit,
  unitMovementsByMember,
  unitsById,
  unitsByMember,
} from "./unit.loader.js";
import { Unit } from "./unit.entity.js";
import { UnitMovement } from "./unit-movement.entity.js";

const { Connection: UnitConnection } = connectionOf(Unit);

const units = tabOf<Unit>({
  entity: Unit,
  table: "units",
  where: "closed_on is null",
  sort: "names",
  column: "name_key",
  keyOf: ({ nameKey }) => nameKey,
});

@Resolver(() => Organisation)
export class OrganisationUnitResolver {
  @FieldResolver(() => UnitConnection, {
    description: "Its parts that are there now, in the order of names («Проф группы»).",
  })
  units(
    @Root() organisation: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Unit>> {
    return units(page, organisation, context);
  }
}

@Resolver(() => Unit)
export class UnitResolver {
  @Open("Parts of primaries are known to everyone; who is in them says a field of its own.")
  @Query(() => Unit, {
    nullable: true,
    description: "The part of a primary with this id, also one that was closed; null when there is none.",
  })
  async unit(
    @Arg("id", () => ID, { description: "The part's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<Unit | null> {
    return isUuid(id) ? load(unitsById).load(id.toLowerCase()) : null;
  }

  @FieldResolver(() => Organisation, { description: "The primary it is a part of." })
  async organisation(
    @Root() { organisationId }: Unit,
    @Ctx() { load }: Context,
  ): Promise<Organisation | null> {
    return load(organisationsByNode).load(organisationId);
  }

  @FieldResolver(() => Member, {
    nullable: true,
    description: "Who leads it («профгрупорг»); null when nobody was named.",
  })
  async organiser(@Root() { organiserId }: Unit, @Ctx() { load }: Context): Promise<Member | null> {
    return organiserId === null ? null : load(membersById).load(organiserId);
  }

  @May(Permission.VIEW_MEMBERS, ({ path }: Unit) => path)
  @FieldResolver(() => Int, {
    nullable: true,
    description: "How many members are registered to it; null when not yours to see.",
  })
  memberCount(@Root() { id }: Unit, @Ctx() { load }: Context): Promise<number> {
    return load(memberCountsOfUnits).load(id);
  }

  @May(Permission.VIEW_MEMBERS, ({ path }: Unit) => path)
  @FieldResolver(() => MemberConnection, {
    nullable: true,
    description:
      "Its members on register, in the order of names («список членов профгруппы»); null when not yours to see.",
  })
  members(
    @Root() { id }: Unit,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Member>> {
    return membersOfUnit(page, id, context);
  }
}

@Resolver(() => Member)
export class MemberUnitResolver {
  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => Unit, {
    nullable: true,
    description:
      "The part of the primary the member is registered to; null for none or when not yours to see.",
  })
  unit(@Root() { id }: Member, @Ctx() { load }: Context): Promise<Unit | null> {
    return load(unitsByMember).load(id);
  }

  @May(Permission.VIEW_MEMBERS, cardPlace)
  @FieldResolver(() => [UnitMovement], {
    nullable: true,
    description:
      "How the member went between parts of their primaries, oldest first; null when not yours to see.",
  })
  unitMovements(@Root() { id }: Member, @Ctx() { load }: Context): Promise<UnitMovement[]> {
    return load(unitMovementsByMember).load(id);
  }
}

@Resolver(() => UnitMovement)
export class UnitMovementResolver {
  @FieldResolver(() => Unit, {
    nullable: true,
    description: "The part where to; null for the primary alone, as with every transfer to another primary.",
  })
  async unit(@Root() { unitId }: UnitMovement, @Ctx() { load }: Context): Promise<Unit | null> {
    return unitId === null ? null : load(unitsById).load(unitId);
  }

  @FieldResolver(() => Unit, { nullable: true, description: "The part where from; null for none." })
  async from(@Root() { fromId }: UnitMovement, @Ctx() { load }: Context): Promise<Unit | null> {
    return fromId === null ? null : load(unitsById).load(fromId);
  }

  @FieldResolver(() => AccountStub, {
    nullable: true,
    description: "Who recorded it; null where it came with the first data.",
  })
  recordedBy(@Root() { recordedById }: UnitMovement): AccountStub | null {
    return recordedById === null ? null : new AccountStub(recordedById);
  }
}
