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

/** A body in office, of an organisation whose affairs the viewer keeps. */
export async function keepBody(id: string, context: Context): Promise<KeptBody | null> {
  const { em } = context;
  const body = isUuid(id) ? await em.findOne(Body, { id, endedOn: null }) : null;
  const home = body && (await em.findOne(Organisation, { node: body.organisationId }));
  const organisation = home && (await keepOrganisation(home.id, context));
  return body && organisation instanceof Organisation ? { body, organisation } : null;
}
