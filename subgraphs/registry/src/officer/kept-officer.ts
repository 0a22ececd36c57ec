import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { ObjectType } from "type-graphql";
import { keepOrganisation } from "../organisation/kept-organisation.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { Officer } from "./officer.entity.js";

@ObjectType({ implements: Problem, description: "There is no such entry, or its last day is over." })
export class OfficerNotFound extends Problem {
  constructor() {
    super({ ru: "Нет такой записи.", en: "There is no such entry." });
  }
}

interface KeptOfficer {
  officer: Officer;
  organisation: Organisation;
}

/** Somebody who works for an organisation whose affairs the viewer keeps. */
export async function keepOfficer(id: string, context: Context): Promise<KeptOfficer | null> {
  const { em } = context;
  const officer = isUuid(id) ? await em.findOne(Officer, { id, untilOn: null }) : null;
  const home = officer && (await em.findOne(Organisation, { node: officer.organisationId }));
  const organisation = home && (await keepOrganisation(home.id, context));
  if (!officer || !(organisation instanceof Organisation)) return null;
  return { officer: Object.assign(officer, { path: organisation.path }), organisation };
}
