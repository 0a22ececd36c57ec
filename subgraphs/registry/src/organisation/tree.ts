import type { Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
import { OrganisationLevelRule } from "../dictionary/level-rule.entity.js";
import { numberAfresh } from "./numbering.js";
import { organisationChanged } from "./organisation.events.js";
import { Organisation, type OrganisationLevel } from "./organisation.entity.js";
import { WrongLevel } from "./wrong-level.js";

export interface NewOrganisation {
  parent: Organisation;
  level: OrganisationLevel;
  typeCode: string;
  name: string;
  fullName: string;
  /** Made by where it stands when left out. */
  number?: string | null;
  waveId?: string | null;
}

/** What is wrong with putting an organisation of this level right below that one. */
export async function faultOfLevel(
  level: OrganisationLevel,
  parent: Pick<Organisation, "level">,
  { em }: Context,
): Promise<WrongLevel | null> {
  const { parents } = await em.findOneOrFail(OrganisationLevelRule, { level });
  return parents.includes(parent.level) ? null : new WrongLevel(parents);
}

/** Puts a new organisation into the tree, with the next code and the number that follows from its place. */
export async function addOrganisation(fresh: NewOrganisation, context: Context): Promise<Organisation> {
  const { em } = context;
  const { parent, level, typeCode, name, fullName, number = null, waveId = null } = fresh;
  const [row] = await em.execute<{ id: string }[]>(
    `with made as (select nextval('organisations_node_seq')::int as node, (
       select code + 1 from organisations
       where code < 99999 and not exists (select from organisations next where next.code = organisations.code + 1)
       order by code desc limit 1) as code)
     insert into organisations (
       node, parent_id, path, level, type_code, code, number, name, full_name, wave_id)
     select node, ?, (?::text || '.' || node)::ltree, ?, ?, coalesce(right(?, 5)::int, code), ?, ?, ?, ?
     from made returning id`,
    [parent.id, parent.path, level, typeCode, number, number, name, fullName, waveId],
  );
  const organisation = await em.findOneOrFail(Organisation, { id: row?.id ?? "" });
  if (number === null) await numberAfresh(organisation, context);
  return em.findOneOrFail(Organisation, { id: organisation.id }, { refresh: true });
}

/** Puts an organisation with all below it under another; the members' places follow. */
export async function moveSubtree(
  { node }: Organisation,
  parent: Organisation,
  on: PlainDate,
  { em }: Context,
): Promise<void> {
  await em.execute("select move_subtree(?, ?, ?)", [node, parent.node, on]);
}

/** All that follow organisations hear of each in the subtree. */
export async function tellSubtree({ id }: Organisation, { em }: Context): Promise<void> {
  await em.execute(
    `insert into events.outbox (name, payload)
     select ?, jsonb_build_object('id', below.id)
     from organisations top join organisations below on below.path <@ top.path
     where top.id = ? order by below.path`,
    [organisationChanged.name, id],
  );
}
