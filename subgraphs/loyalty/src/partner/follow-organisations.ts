import type { EntityManager } from "@angel/kit/database";
import { event, hear, type Hearer } from "@angel/kit/events";
import { isPublished } from "@angel/kit/published";

// What the registry tells, by its name.
const organisationChanged = event<{ id: string }>("organisationChanged");

/** Who keeps a partner stands with it as a path: it moves with the organisation, and with those above it. */
export const organisationHearers: Hearer[] = [
  hear(organisationChanged, (_organisation, _told, { em }) => followOrganisations(em)),
];

/** Brings all partners to where the register says their organisations are; there are few, so nobody asks which. */
export async function followOrganisations(em: EntityManager): Promise<void> {
  if (!(await isPublished(em, "organisation"))) return;
  await em.execute(
    `update partners set organisation_path = home.path from published.organisation home
     where home.id = organisation_id and home.path <> organisation_path`,
  );
}
