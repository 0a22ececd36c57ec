import { daysAfter } from "@angel/kit/days";
import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { Member } from "../member/member.entity.js";
import { membersById } from "../member/member.loader.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { Body, Seat } from "./body.entity.js";
import { bodiesByOrganisation, seatsByBody } from "./body.loader.js";

@Resolver(() => Organisation)
export class OrganisationBodyResolver {
  @May(Permission.VIEW_MEMBERS, ({ path }: Organisation) => path)
  @FieldResolver(() => [Body], {
    nullable: true,
    description:
      "Its elected bodies in office: committee, presidium, audit commission, one of each at most; null when not yours to see.",
  })
  bodies(
    @Root() { node }: Organisation,
    @Arg("on", () => PlainDateScalar, {
      nullable: true,
      description: "Those in office on that day; now when left out.",
    })
    on: PlainDate | null | undefined,
    @Ctx() { load }: Context,
  ): Promise<Body[]> {
    return load(bodiesByOrganisation).load({ node, on: on ?? null });
  }
}

@Resolver(() => Body)
export class BodyResolver {
  @FieldResolver(() => [Seat], {
    description: "Who sits in it, the head first; of one whose term is over, who sat there at its end.",
  })
  seats(
    @Root() { id, endedOn }: Body,
    @Arg("on", () => PlainDateScalar, { nullable: true, description: "Who sat there on that day." })
    on: PlainDate | null | undefined,
    @Ctx() { load }: Context,
  ): Promise<Seat[]> {
    return load(seatsByBody).load({ body: id, on: on ?? (endedOn && daysAfter(endedOn, -1)) });
  }

  @FieldResolver(() => Int, { description: "How many sit in it («численность»)." })
  async size(@Root() body: Body, @Ctx() context: Context): Promise<number> {
    return (await this.seats(body, null, context)).length;
  }
}

@Resolver(() => Seat)
export class SeatResolver {
  @FieldResolver(() => Member, { nullable: true, description: "The member; null when it is not a member." })
  async member(@Root() { memberId }: Seat, @Ctx() { load }: Context): Promise<Member | null> {
    return memberId === null ? null : load(membersById).load(memberId);
  }
}
