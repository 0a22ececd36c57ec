import { Permission } from "@angel/kit/access";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { insuredCounts, keyOfCount } from "../cover/insured-count.loader.js";
import { InsuranceProgramme } from "../programme/programme.entity.js";
import { programmesAbove } from "../programme/programme.loader.js";
import { places } from "./organisation-place.js";
import { Organisation } from "./organisation.stub.js";

/** Fewer than this tell of people. */
const LEAST_SHOWN = 5;

@Resolver(() => Organisation)
export class OrganisationResolver {
  @FieldResolver(() => InsuranceProgramme, {
    nullable: true,
    description:
      "The programme that holds there on a day: its own, or the nearest above; null when none does.",
  })
  async insuranceProgramme(
    @Root() { id }: Organisation,
    @Arg("on", () => PlainDateScalar, { nullable: true, description: "The day; today when left out." })
    on: PlainDate | null,
    @Ctx() { load }: Context,
  ): Promise<InsuranceProgramme | null> {
    const day = on ?? today();
    const promised = await load(programmesAbove).load(id);
    return promised.find(({ terms }) => terms.some((one) => one.holdsOn(day)))?.programme ?? null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      "How many members on its registers and on those below it are insured on a day. Exact for those who see its members or handle its claims; for others rounded down to five, and null below five, so that no difference of two counts tells of a person.",
  })
  async insuredCount(
    @Root() { id }: Organisation,
    @Arg("on", () => PlainDateScalar, { nullable: true, description: "The day; today when left out." })
    on: PlainDate | null,
    @Ctx() { viewer, load }: Context,
  ): Promise<number | null> {
    const [home, count] = await Promise.all([
      load(places).load(id),
      load(insuredCounts).load(keyOfCount(id, on ?? today())),
    ]);
    if (!home) return null;
    const seesAll =
      viewer.may(Permission.VIEW_MEMBERS, home.path) || viewer.may(Permission.HANDLE_CLAIMS, home.path);
    if (seesAll) return count;
    return count < LEAST_SHOWN ? null : count - (count % LEAST_SHOWN);
  }
}
