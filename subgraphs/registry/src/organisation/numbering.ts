import type { Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
import { type Organisation, OrganisationLevel } from "./organisation.entity.js";

/** Gives organisations and all below them the numbers that follow from their places; former ones are kept. */
export async function renumberSubtrees(tops: readonly Organisation[], on: PlainDate, { em }: Context) {
  const nodes = `{${tops.map(({ node }) => node).join()}}`;
  const moved = `path <@ any(array(select path from organisations where node = any(?::int[]))) and closed_on is null`;
  await em.execute(
    `insert into organisation_numbers (organisation_id, number, valid_from, valid_until)
     select node, number, (
       select max(valid_until) from organisation_numbers former where former.organisation_id = node), ?
     from organisations where ${moved} and number is not null
     on conflict (number, organisation_id) do update set valid_until = excluded.valid_until`,
    [on, nodes],
  );
  // Those below take the group of the territorial organisation above, which therefore comes first.
  await takeExpected(`${moved} and level <> 'PRIMARY'`, nodes, { em });
  const territorial = await em.execute<{ node: number }[]>(
    `select node from organisations where ${moved} and level = 'TERRITORIAL' order by code`,
    [nodes],
  );
  for (const { node } of territorial) await giveTerritory(node, { em });
  await takeExpected(moved, nodes, { em });
  await em.execute(
    `delete from organisation_numbers kept using organisations
     where ${moved} and kept.organisation_id = node and kept.number = organisations.number`,
    [nodes],
  );
}

/** The first number of a new organisation. */
export async function numberAfresh({ node, level }: Organisation, { em }: Context): Promise<void> {
  await takeExpected("node = ?", node, { em });
  if (level === OrganisationLevel.TERRITORIAL) await giveTerritory(node, { em });
}

/** A number that somebody chose; the former one is kept. */
export async function takeNumber(
  { node, number }: Organisation,
  chosen: string,
  on: PlainDate,
  { em }: Context,
): Promise<void> {
  if (number !== null) {
    await em.execute(
      `insert into organisation_numbers (organisation_id, number, valid_from, valid_until)
       values (?, ?, (select max(valid_until) from organisation_numbers where organisation_id = ?), ?)
       on conflict (number, organisation_id) do update set valid_until = excluded.valid_until`,
      [node, number, node, on],
    );
  }
  await em.execute("update organisations set number = ? where node = ?", [chosen, node]);
  await em.execute("delete from organisation_numbers where organisation_id = ? and number = ?", [
    node,
    chosen,
  ]);
}

async function takeExpected(
  where: string,
  value: string | number,
  { em }: Pick<Context, "em">,
): Promise<void> {
  await em.execute(
    `update organisations set number = expected_number(organisations)
     where ${where} and number is distinct from expected_number(organisations)`,
    [value],
  );
}

/** A territorial organisation has the third group of its numbers to itself within the region. */
async function giveTerritory(node: number, { em }: Pick<Context, "em">): Promise<void> {
  const others = `from organisations other where other.level = 'TERRITORIAL' and other.node <> own.node
    and other.region_id = own.region_id`;
  await em.execute(
    `update organisations own set number = overlay(number placing (
       select lpad((coalesce(max(substr(other.number, 7, 4)::int), 0) + 1)::text, 4, '0') ${others}) from 7)
     where node = ? and (substr(number, 7, 4) = '0000'
       or exists (select ${others} and substr(other.number, 7, 4) = substr(own.number, 7, 4)))`,
    [node],
  );
}
