import type { Batch, Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { type Place, places } from "../organisation/organisation-place.js";
import { InsuranceProgramme, ProgrammeTerms } from "./programme.entity.js";

export const programmes: Batch<string, InsuranceProgramme | null> = async (ids, { em }) => {
  const found = await em.find(InsuranceProgramme, { id: { $in: ids.filter(isUuid) } });
  return ids.map((id) => found.find((programme) => programme.id === id.toLowerCase()) ?? null);
};

/** All versions of a programme's terms, the newest first. */
export const termsOfProgrammes: Batch<string, ProgrammeTerms[]> = async (ids, { em }) => {
  const found = await em.find(
    ProgrammeTerms,
    { programmeId: { $in: [...ids] } },
    { orderBy: { version: "desc" } },
  );
  return ids.map((id) => found.filter(({ programmeId }) => programmeId === id));
};

export const terms: Batch<string, ProgrammeTerms | null> = async (ids, { em }) => {
  const found = await em.find(ProgrammeTerms, { id: { $in: [...ids] } });
  return ids.map((id) => found.find((one) => one.id === id) ?? null);
};

/** A programme with all its terms. */
export interface Promised {
  readonly programme: InsuranceProgramme;
  readonly terms: readonly ProgrammeTerms[];
}

/** The programmes of an organisation and of those above it, the nearest first. */
export const programmesAbove: Batch<string, Promised[]> = async (ids, context) => {
  const homes = (await context.load(places).loadMany([...ids])).map((home) =>
    home instanceof Error ? null : home,
  );
  const above = [...new Set(homes.flatMap((home) => home?.ancestorIds ?? []))];
  const found = await context.em.find(InsuranceProgramme, { organisationId: { $in: above } });
  const promised = await Promise.all(found.map((programme) => promisedBy(programme, context)));
  return homes.map((home) => (home ? nearestFirst(home, promised) : []));
};

async function promisedBy(programme: InsuranceProgramme, { load }: Context): Promise<Promised> {
  return { programme, terms: await load(termsOfProgrammes).load(programme.id) };
}

function nearestFirst({ ancestorIds }: Place, promised: readonly Promised[]): Promised[] {
  return ancestorIds
    .toReversed()
    .flatMap((id) => promised.filter(({ programme }) => programme.organisationId === id));
}
