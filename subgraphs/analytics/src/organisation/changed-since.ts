import type { EntityManager } from "@angel/kit/database";
import { listOf, readPublished } from "@angel/kit/published";
import {
  FILES,
  memberTransferred,
  MERGES,
  organisationChanged,
  TOLD_OF_MEMBERS,
  TOLD_OF_ORGANISATIONS,
} from "../panel/registry.events.js";

/** Where so much has happened, it is better to count everything anew. */
const MOST_TOLD = 1_000;

const NAMES = [
  ...TOLD_OF_MEMBERS,
  ...TOLD_OF_ORGANISATIONS,
  ...MERGES,
  ...FILES,
  memberTransferred,
  organisationChanged,
].map(({ name }) => name);

/** What the registry has told of since a place in the order of events. */
export interface Changes {
  /** Up to where it was read. */
  readonly position: number;
  /** The organisations in which something is another now; null where they are too many to be followed one by one. */
  readonly nodes: readonly number[] | null;
}

/** The place in the order of events up to which a count that begins now sees everything. */
export async function positionNow(em: EntityManager): Promise<number> {
  const [row] = await em.execute<{ position: string }[]>(
    "select coalesce(max(position), 0) as position from events.outbox",
  );
  return Number(row?.position);
}

export async function changedSince(position: number, em: EntityManager): Promise<Changes> {
  const told = await em.execute<Told[]>(
    `select position, name, payload from events.outbox where name = any(?::text[]) and position > ?
     order by position limit ?`,
    [listOf(NAMES), position, MOST_TOLD + 1],
  );
  const last = told.at(-1);
  if (!last) return { position, nodes: [] };
  if (told.length > MOST_TOLD) return { position, nodes: null };
  const named = (...keys: string[]) => listOf(told.flatMap(({ payload }) => idsIn(payload, keys)));
  const ofFiles = told.filter(({ name }) => FILES.some((file) => file.name === name));
  const nodes = await readPublished<{ node: number }>(
    em,
    ["member_place", "organisation"],
    `select split_part(path, '.', -1)::int as node from published.member_place where member_id = any(?::uuid[])
     union select node from published.organisation where id = any(?::uuid[])
     ${ofFiles.length > 0 ? BELOW : ""}`,
    [
      named("memberId", "keptId", "mergedId"),
      named("organisationId", "fromOrganisationId", "id"),
      ...(ofFiles.length > 0
        ? [listOf(ofFiles.flatMap(({ payload }) => payload["organisationId"] ?? []))]
        : []),
    ],
  );
  return { position: Number(last.position), nodes: nodes.map(({ node }) => node) };
}

interface Told {
  position: string;
  name: string;
  payload: Record<string, string>;
}

const BELOW = `union select below.node from published.organisation above
  join published.organisation below on below.path ^@ (above.path || '.') where above.id = any(?::uuid[])`;

function idsIn(payload: Record<string, string>, keys: readonly string[]): string[] {
  return keys.flatMap((key) => payload[key] ?? []);
}
