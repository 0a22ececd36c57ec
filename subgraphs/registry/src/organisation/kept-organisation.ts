import { Permission } from "@angel/kit/access";
import { forbidden } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { OrganisationClosed } from "./organisation-closed.js";
import { OrganisationNotFound } from "./organisation-not-found.js";
import { mayReorganise } from "./organisation-rights.js";
import { Organisation } from "./organisation.entity.js";

type Kept = Organisation | OrganisationNotFound | OrganisationClosed;

/** An organisation that works, whose own affairs the viewer keeps: contacts, units, bodies and the like. */
export async function keepOrganisation(id: string, context: Context): Promise<Kept> {
  const organisation = await findWorking(id, context);
  if (organisation instanceof Organisation) {
    demand(Permission.KEEP_ORGANISATION, organisation.path, context);
  }
  return organisation;
}

/** An organisation that works, whose place in the tree the viewer may change. */
export async function keepStructureOf(id: string, context: Context): Promise<Kept> {
  await holdStructure(context);
  const organisation = await findWorking(id, context);
  if (organisation instanceof Organisation) demandAbove(organisation, context);
  return organisation;
}

export function demandAbove(organisation: Organisation, { viewer }: Context): void {
  if (!mayReorganise(organisation, viewer)) throw forbidden();
}

/** An organisation that works, right below which the viewer may put others. */
export async function keepStructureBelow(id: string, context: Context): Promise<Kept> {
  await holdStructure(context);
  const organisation = await findWorking(id, context);
  if (organisation instanceof Organisation) demand(Permission.REORGANISE, organisation.path, context);
  return organisation;
}

/** One hand at a time changes the tree: paths and numbers follow from each other. */
export async function holdStructure({ em }: Context): Promise<void> {
  await em.execute("select pg_advisory_xact_lock(hashtextextended('registry.structure', 0))");
}

function demand(permission: Permission, path: string, { viewer }: Context): void {
  if (!viewer.may(permission, path)) throw forbidden();
}

/** Read anew, for what was loaded before may be older than the lock. */
async function findWorking(id: string, { em }: Context): Promise<Kept> {
  const organisation = isUuid(id) ? await em.findOne(Organisation, { id }, { refresh: true }) : null;
  if (!organisation) return new OrganisationNotFound();
  return organisation.closedOn === null ? organisation : new OrganisationClosed(organisation);
}
