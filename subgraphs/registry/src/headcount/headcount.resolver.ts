import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Organisation } from "../organisation/organisation.entity.js";
import { FormGaps } from "./form-gaps.type.js";
import { formGaps, headcounts, headcountsOn } from "./headcount.loader.js";
import { Headcount } from "./headcount.type.js";

const HERE = ({ path }: Organisation) => path;

@Resolver(() => Organisation)
export class HeadcountOfOrganisation {
  @May(Permission.VIEW_MEMBERS, HERE)
  @FieldResolver(() => Headcount, {
    nullable: true,
    description:
      "How many members there are here and below, of what kind, and what their cards lack («Численность ЧП»), now or at the end of a day that has passed; null when not yours to see.",
  })
  async headcount(
    @Root() organisation: Organisation,
    @Arg("on", () => PlainDateScalar, {
      nullable: true,
      description: "The day, as 1 January for an annual report; today when left out.",
    })
    on: PlainDate | null,
    @Ctx() context: Context,
  ): Promise<Headcount> {
    if (on === null || on === undefined || on === today()) return context.load(headcounts).load(organisation);
    if (on > today()) throw badInput("`on` is a day that has not come yet.");
    return context.load(headcountsOn).load({ node: organisation.node, on });
  }

  @May(Permission.VIEW_MEMBERS, HERE)
  @FieldResolver(() => FormGaps, {
    nullable: true,
    description: "What the forms of organisations here and below lack; null when not yours to see.",
  })
  formGaps(@Root() organisation: Organisation, @Ctx() { load }: Context): Promise<FormGaps> {
    return load(formGaps).load(organisation);
  }
}
