import { isWithin, Permission, type Viewer } from "@angel/kit/access";
import { InvalidField } from "@angel/kit/problem";
import { listOf, readPublished } from "@angel/kit/published";
import type { Batch, Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { today } from "@angel/kit/values";
import type { Place } from "../organisation/place.js";
import { Colleague } from "./colleague.type.js";

/** Colleagues by their accounts, with the names under which accounts are shown. */
export const colleagues: Batch<string, Colleague> = async (ids, { em }) => {
  const rows = await readPublished<{ id: string; name: string }>(
    em,
    ["account_grant"],
    `select distinct account_id as id, display_name as name from published.account_grant
     where account_id = any(?::uuid[])`,
    [listOf(ids.filter(isUuid))],
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return ids.map((id) => new Colleague(id, names.get(id) ?? null));
};

/**
 * Those who handle appeals at the organisation, below it, or above it as far up as the viewer does, as SQL over `held` and `place`:
 * nobody gives tasks to those above themselves.
 */
export const WORKS_HERE = `published.account_grant held
  join published.organisation place on place.id = held.organisation_id
  where (place.path = ? or starts_with(place.path, ?)
      or starts_with(?, place.path || '.') and (place.path = ? or starts_with(place.path, ?)))
    and held.role in ('OPERATOR', 'STAFF', 'CHAIR', 'ADMINISTRATOR')
    and revoked_on is null and starts_on <= ?::date and coalesce(ends_on >= ?::date, true)`;

export function worksHereValues({ path }: Pick<Place, "path">, viewer: Viewer): readonly string[] {
  const tops = viewer.pathsWhere(Permission.HANDLE_APPEALS).filter((top) => isWithin(path, top));
  const highest = tops.toSorted((one, other) => one.length - other.length)[0] ?? path;
  return [path, `${path}.`, path, highest, `${highest}.`, today(), today()];
}

/** The paths over which a colleague leads, of those to whom tasks may be given there; null of anybody else. */
export async function ledBy(
  accountId: string,
  home: Pick<Place, "path">,
  { em, viewer }: Context,
): Promise<string[] | null> {
  const held = await readPublished<{ role: string; path: string }>(
    em,
    ["account_grant", "organisation"],
    `select held.role, place.path from ${WORKS_HERE} and account_id = ?::uuid`,
    [...worksHereValues(home, viewer), isUuid(accountId) ? accountId : null],
  );
  if (held.length === 0) return null;
  return held.filter(({ role }) => ["CHAIR", "STAFF"].includes(role)).map(({ path }) => path);
}

/** Whether somebody else may be asked to lead or to do something: they work here, as `WORKS_HERE` says. */
export async function faultOfColleague(
  path: string,
  accountId: string,
  home: Pick<Place, "path">,
  context: Context,
): Promise<InvalidField | null> {
  if (accountId === context.viewer.accountId) return null;
  return (await ledBy(accountId, home, context)) ? null : notTheirs(path);
}

export function notTheirs(path: string): InvalidField {
  return new InvalidField(path, {
    ru: "Этому человеку это поручить нельзя.",
    en: "This person cannot be asked to.",
  });
}
