import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { HERE, Organisation } from "../organisation/organisation.stub.js";
import { panels } from "./panel.loader.js";
import { Panel } from "./panel.type.js";

@Resolver(() => Organisation)
export class PanelOfOrganisation {
  @May(Permission.VIEW_STATISTICS, HERE)
  @FieldResolver(() => Panel, {
    nullable: true,
    description: "What is counted here and below, as it is now; null when not yours to see.",
  })
  panel(@Root() organisation: Organisation, @Ctx() { load }: Context): Promise<Panel> {
    return load(panels).load(organisation);
  }
}
