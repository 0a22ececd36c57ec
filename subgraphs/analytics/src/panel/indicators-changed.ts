import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { badInput } from "@angel/kit/refusal";
import { type Context, source } from "@angel/kit/subgraph";
import { Arg, Ctx, ID, Resolver, Subscription } from "type-graphql";
import { organisations } from "../organisation/organisation.loader.js";
import { HERE, Organisation } from "../organisation/organisation.stub.js";
import { ChangesBelow } from "./changes-below.js";

interface IndicatorsChangedArgs {
  organisationId: string;
}

@Resolver()
export class IndicatorsChanged {
  @May(Permission.VIEW_STATISTICS)
  @Subscription(() => Organisation, {
    description:
      "The organisation, when something counted there or below has changed, at most once a second: ask it for the figures that you show.",
    subscribe: source<IndicatorsChangedArgs>(open),
  })
  indicatorsChanged(
    @Arg("organisationId", () => ID, { description: "The organisation." }) organisationId: string,
    @Ctx() context: Context,
  ): Promise<Organisation> {
    return seenOrganisation(organisationId, context);
  }
}

async function open(
  { organisationId }: IndicatorsChangedArgs,
  context: Context,
): Promise<AsyncIterable<true>> {
  const { path } = await seenOrganisation(organisationId, context);
  return new ChangesBelow(path, context).words();
}

/** Also before each word: a right may have ended meanwhile. */
async function seenOrganisation(id: string, { load, viewer }: Context): Promise<Organisation> {
  const organisation = await load(organisations).load(id);
  const path = HERE(organisation);
  if (path === false || !viewer.may(Permission.VIEW_STATISTICS, path))
    throw badInput("There is no organisation under `organisationId` whose statistics you see.");
  return organisation;
}
