import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { wordsOf } from "../member/person-name.js";
import { Organisation } from "../organisation/organisation.entity.js";

interface Address {
  organisationId?: string | null;
  employerTaxId: string | null;
  place: string | null;
}

const OF_EMPLOYER = `level = 'PRIMARY' and (tax_id = ?
  or employer_id = (select employers.id from employers where employers.tax_id = ?))`;

/**
 * The organisation that decides: the one that was chosen; else the only primary of the employer; else the one whose
 * name has the place in it. Where several would do, it goes to the organisation right above them, whose staff pass it
 * on; where none would, to the top.
 */
export async function routeApplication(
  { organisationId, employerTaxId, place }: Address,
  { em }: Context,
): Promise<Organisation> {
  const chosen =
    organisationId && isUuid(organisationId) ? await em.findOne(Organisation, organisationId) : null;
  if (chosen?.closedOn === null) return chosen;

  const found =
    (employerTaxId && (await commonTop(OF_EMPLOYER, [employerTaxId, employerTaxId], em))) ||
    (place && (await topOfPlace(place, em)));
  return found || em.findOneOrFail(Organisation, { parentId: null });
}

/** «Петрозаводск» stands in «Петрозаводская городская организация» but for its last letters. */
function topOfPlace(place: string, em: Context["em"]): Promise<Organisation | null> {
  const stems = wordsOf(place)
    .filter((word) => word.length > 3)
    .map((word) => (word.length > 6 ? word.slice(0, -2) : word));
  if (stems.length === 0) return Promise.resolve(null);
  const where = stems.map(() => "(name_key ^@ ? or strpos(name_key, ?) > 0)").join(" and ");
  const params = stems.flatMap((stem) => [stem, ` ${stem}`]);
  return commonTop(`level in ('REGIONAL', 'OKRUG', 'TERRITORIAL') and ${where}`, params, em);
}

/** The only organisation that meets the condition, or the lowest one above all that do. */
async function commonTop(
  where: string,
  params: readonly string[],
  em: Context["em"],
): Promise<Organisation | null> {
  const [row] = await em.execute<object[]>(
    `with found as (select path from organisations where closed_on is null and ${where})
     select organisations.* from organisations, (
       select case count(*) when 1 then min(path::text)::ltree else lca(array_agg(path)) end as top from found) common
     where path = top`,
    [...params],
  );
  return row ? em.map(Organisation, row) : null;
}
