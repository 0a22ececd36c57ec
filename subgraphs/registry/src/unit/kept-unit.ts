import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { ObjectType } from "type-graphql";
import { keepOrganisation } from "../organisation/kept-organisation.js";
import { Organisation } from "../organisation/organisation.entity.js";
import { Unit } from "./unit.entity.js";

@ObjectType({ implements: Problem, description: "There is no such unit, or it was closed." })
export class UnitNotFound extends Problem {
  constructor() {
    super({ ru: "Нет такой профгруппы или подразделения.", en: "There is no such unit." });
  }
}

interface KeptUnit {
  unit: Unit;
  organisation: Organisation;
}

/** A unit that is there, of an organisation whose affairs the viewer keeps. */
export async function keepUnit(id: string, context: Context): Promise<KeptUnit | null> {
  const { em } = context;
  const unit = isUuid(id) ? await em.findOne(Unit, { id, closedOn: null }) : null;
  const home = unit && (await em.findOne(Organisation, { node: unit.organisationId }));
  const organisation = home && (await keepOrganisation(home.id, context));
  if (!unit || !(organisation instanceof Organisation)) return null;
  return { unit: Object.assign(unit, { path: organisation.path }), organisation };
}

/** Whether the primary has another unit of this kind and name. */
export async function isNameTaken(
  { node }: Organisation,
  { id = null, kind, name }: { id?: string | null; kind: string; name: string },
  { em }: Context,
): Promise<boolean> {
  const [known] = await em.execute<object[]>(
    `select from units where organisation_id = ? and kind = ? and name_key = name_key(?) and closed_on is null
       and id is distinct from ?::uuid`,
    [node, kind, name, id],
  );
  return known !== undefined;
}
