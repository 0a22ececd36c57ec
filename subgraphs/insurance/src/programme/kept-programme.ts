import { Permission } from "@angel/kit/access";
import type { Context } from "@angel/kit/subgraph";
import { places } from "../organisation/organisation-place.js";
import type { InsuranceProgramme } from "./programme.entity.js";
import { programmes } from "./programme.loader.js";

/** The programme, if it is the viewer's to keep. */
export async function keptProgramme(
  id: string,
  { viewer, load }: Context,
): Promise<InsuranceProgramme | null> {
  const programme = await load(programmes).load(id);
  const home = programme && (await load(places).load(programme.organisationId));
  return home && viewer.may(Permission.KEEP_PROGRAMME, home.path) ? programme : null;
}
