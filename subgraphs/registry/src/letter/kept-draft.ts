import { Permission } from "@angel/kit/access";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { LockMode } from "@mikro-orm/core";
import type { Organisation } from "../organisation/organisation.entity.js";
import { organisationsByNode } from "../organisation/organisation.loader.js";
import { LetterDraft } from "./letter-draft.entity.js";

interface KeptDraft {
  draft: LetterDraft;
  organisation: Organisation;
}

/** A draft of an organisation whose affairs the viewer keeps, held until the deed is done. */
export async function keepDraft(id: string, { em, load, viewer }: Context): Promise<KeptDraft | null> {
  const draft = isUuid(id)
    ? await em.findOne(LetterDraft, { id: id.toLowerCase() }, { lockMode: LockMode.PESSIMISTIC_WRITE })
    : null;
  const organisation = draft && (await load(organisationsByNode).load(draft.organisationId));
  if (!organisation || !viewer.may(Permission.KEEP_ORGANISATION, organisation.path)) return null;
  return { draft, organisation };
}
