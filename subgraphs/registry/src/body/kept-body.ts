import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { ObjectType } from "type-graphql";
import { keepOrganisation } from "../organisation/kept-organisation.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { Body } from "./body.entity.js";

@ObjectType({ implements: Problem, description: "There is no such body in office." })
export class BodyNotFound extends Problem {
  constructor() {
    super({ ru: "Нет такого действующего органа.", en: "There is no such body in office." });
  }
}

interface KeptBody {
  body: Body;
  organisation: Organisation;
}

/** A body in office, of an organisation whose affairs the viewer keeps; nobody else changes it until the deed is done. */
export async function keepBody(id: string, context: Context): Promise<KeptBody | null> {
  const { em } = context;
  const known = isUuid(id) ? await em.findOne(Body, { id, endedOn: null }) : null;
  const home = known && (await em.findOne(Organisation, { node: known.organisationId }));
  const organisation = home && (await keepOrganisation(home.id, context));
  if (!(organisation instanceof Organisation)) return null;
  await holdBodies(organisation, context);
  const body = await em.findOne(Body, { id, endedOn: null }, { refresh: true });
  return body && { body, organisation };
}

/** One hand at a time changes an organisation's bodies; it is read anew, for what was loaded may be older than the lock. */
export async function holdBodies(organisation: Organisation, { em }: Context): Promise<void> {
  await em.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [
    `bodies of ${organisation.node}`,
  ]);
  await em.refresh(organisation);
}
