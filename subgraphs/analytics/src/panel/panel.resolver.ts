import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { headcounts, told } from "../figure/headcount.js";
import { PeriodArgs, periodOf } from "../figure/period.js";
import { Share } from "../figure/share.type.js";
import { HERE, Organisation } from "../organisation/organisation.stub.js";
import { benefits } from "./benefit.loader.js";
import { BenefitFigures } from "./benefit.type.js";
import { coverages } from "./coverage.loader.js";
import { movements } from "./movement.loader.js";
import { MovementFigures } from "./movement.type.js";
import { CardFigures, CoverageFigures, MembershipFigures, Panel } from "./panel.type.js";

@Resolver(() => Organisation)
export class PanelOfOrganisation {
  @May(Permission.VIEW_STATISTICS, HERE)
  @FieldResolver(() => Panel, {
    nullable: true,
    description: "What is counted here and below, as it is now; null when not yours to see.",
  })
  panel(@Root() organisation: Organisation): Panel {
    return new Panel(organisation, today());
  }
}

@Resolver(() => Panel)
export class PanelResolver {
  @FieldResolver(() => MembershipFigures, { description: "Members on register, and of what kind." })
  async membership(
    @Root() { organisation, on }: Panel,
    @Ctx() { load }: Context,
  ): Promise<MembershipFigures> {
    const counts = await load(headcounts).load(organisation);
    const total = told(counts, "on_register");
    const of = (...[counter]: [Parameters<typeof told>[1]]) => new Share(told(counts, counter), total, on);
    return {
      total,
      employed: of("employed"),
      students: of("students"),
      pensioners: of("pensioners"),
      men: of("men"),
      women: of("women"),
    };
  }

  @FieldResolver(() => CardFigures, { description: "Who holds the electronic membership card." })
  async cards(@Root() { organisation, on }: Panel, @Ctx() { load }: Context): Promise<CardFigures> {
    const counts = await load(headcounts).load(organisation);
    const total = told(counts, "on_register");
    return {
      plastic: new Share(told(counts, "plastic_cards"), total, on),
      virtual: new Share(told(counts, "virtual_cards"), total, on),
    };
  }

  @FieldResolver(() => CoverageFigures, {
    description:
      "How many of those who work there are members; of a large union as a whole, as of the last second.",
  })
  coverage(@Root() { organisation }: Panel, @Ctx() { load }: Context): Promise<CoverageFigures> {
    return load(coverages).load(organisation);
  }

  @FieldResolver(() => MovementFigures, {
    description:
      "Who came and went; this year when no days are named. Of other days than a calendar year it is told to those alone who see the cards.",
  })
  movement(
    @Root() { organisation }: Panel,
    @Args(() => PeriodArgs) args: PeriodArgs,
    @Ctx() { load }: Context,
  ): Promise<MovementFigures> {
    return load(movements).load({ organisation, period: periodOf(args) });
  }

  @FieldResolver(() => BenefitFigures, {
    description: "What membership gave, in the months in which the days named lie; this year when none are.",
  })
  benefits(
    @Root() { organisation }: Panel,
    @Args(() => PeriodArgs) args: PeriodArgs,
    @Ctx() { load }: Context,
  ): Promise<BenefitFigures> {
    return load(benefits).load({ organisation, period: periodOf(args) });
  }
}
