import { Permission } from "@angel/kit/access";
import { listOf, readPublished } from "@angel/kit/published";
import type { Batch, Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { noteAccesses } from "../audit/note-accesses.js";
import { places } from "../organisation/organisation-place.js";
import { type Health, sealName } from "./health.js";
import { HealthVault } from "./health-vault.js";

/** Whether members agree that their data and health are handled for insurance. */
export const insuranceConsents: Batch<string, boolean> = async (ids, { em }) => {
  const given = await readPublished<{ id: string }>(
    em,
    ["consent"],
    "select member_id as id from published.consent where purpose = 'INSURANCE' and member_id = any(?::uuid[])",
    [listOf(ids.filter(isUuid))],
  );
  const known = new Set(given.map(({ id }) => id));
  return ids.map((id) => known.has(id.toLowerCase()));
};

interface SealedRow {
  id: string;
  memberId: string;
  organisationId: string;
  sealed: Uint8Array;
}

/**
 * What claims say of health: for the claimant, and for handlers while the consent stands; null too where the claimant's data
 * was destroyed. That a handler opened it is written first.
 */
export const healthOfClaims: Batch<string, Health | null> = async (ids, context) => {
  const { em, companion } = context;
  const rows = await em.execute<SealedRow[]>(
    `select id, member_id as "memberId", organisation_id as "organisationId", sealed from claims
     where id = any(?::uuid[]) and sealed is not null`,
    [listOf(ids.filter(isUuid))],
  );
  const open = await mayOpen(rows, context);
  const vault = companion(HealthVault);
  const found = new Map(
    rows
      .filter(({ id }) => open.has(id))
      .map(({ id, sealed }) => [id, vault.open<Health>(sealName.claim(id), sealed)]),
  );
  return ids.map((id) => found.get(id.toLowerCase()) ?? null);
};

async function mayOpen(rows: readonly SealedRow[], context: Context): Promise<Set<string>> {
  const { viewer, load } = context;
  const own = rows.filter(({ memberId }) => memberId === viewer.memberId);
  const others = rows.filter(({ memberId }) => memberId !== viewer.memberId);
  const [consents, homes] = await Promise.all([
    load(insuranceConsents).loadMany(others.map(({ memberId }) => memberId)),
    load(places).loadMany(others.map(({ organisationId }) => organisationId)),
  ]);
  const seen = others.flatMap(({ id, memberId, organisationId }, index) => {
    const home = homes[index];
    const isHandled = home && !(home instanceof Error) && viewer.may(Permission.HANDLE_CLAIMS, home.path);
    return isHandled && consents[index] === true
      ? [{ claimId: id, memberId, organisationId, path: home.path }]
      : [];
  });
  await noteAccesses(context, seen, "HEALTH");
  return new Set([...own.map(({ id }) => id), ...seen.map(({ claimId }) => claimId)]);
}
