import type { EntityManager } from "@angel/kit/database";
import { InvalidField } from "@angel/kit/problem";
import { listOf, readPublished } from "@angel/kit/published";
import type { Batch } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { type PlainDate, today } from "@angel/kit/values";

/** Where an organisation stands, as registry publishes it. */
export interface Place {
  path: string;
  closedOn: PlainDate | null;
}

export async function placeOf(em: EntityManager, organisationId: string): Promise<Place | undefined> {
  if (!isUuid(organisationId)) return undefined;
  const [place] = await readPublished<Place>(
    em,
    ["organisation"],
    `select path, closed_on::text as "closedOn" from published.organisation where id = ?`,
    [organisationId],
  );
  return place;
}

/** Where organisations stand in the tree, by id; null for what is none. */
export const pathsOfOrganisations: Batch<string, string | null> = async (ids, { em }) => {
  const places = await readPublished<{ id: string; path: string }>(
    em,
    ["organisation"],
    "select id, path from published.organisation where id = any(?::uuid[])",
    [listOf(ids.filter(isUuid))],
  );
  return ids.map((id) => places.find((place) => place.id === id.toLowerCase())?.path ?? null);
};

/** Nobody gets a role over an organisation that works no more. */
export function faultsOfPlace({ closedOn }: Place): InvalidField[] {
  if (closedOn === null || closedOn > today()) return [];
  const closed = { ru: "Организация закрыта.", en: "The organisation is closed." };
  return [new InvalidField("organisationId", closed)];
}
