import { Permission } from "@angel/kit/access";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { LockMode } from "@mikro-orm/core";
import { organisationsByNode } from "../organisation/organisation.loader.js";
import { importProgressed, importRequested } from "./import.events.js";
import { ImportStatus, MemberImport } from "./member-import.entity.js";

/** The file, held until the deed is done; null where there is none or the register is another's. */
export async function keepImport(id: string, context: Context): Promise<MemberImport | null> {
  const { em, load, viewer } = context;
  if (!isUuid(id)) return null;
  const file = await em.findOne(MemberImport, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const organisation = file && (await load(organisationsByNode).load(file.organisationId));
  return organisation && viewer.may(Permission.KEEP_REGISTER, organisation.path) ? file : null;
}

/** Whether putting on was given up with some of the file's people on their registers, and nothing else has been asked since. */
export function hasBegunToCome({ status, fault }: MemberImport): boolean {
  return status === ImportStatus.PREVIEWED && fault === "STEP_FAILED";
}

/** Asks whoever is free to do the next step. */
export async function beginStep(
  file: MemberImport,
  change: Partial<MemberImport>,
  { em, tell }: Context,
): Promise<void> {
  const afresh = { doneCount: 0, fault: null, faultLine: null, tries: 0 };
  Object.assign(file, afresh, change, { revision: file.revision + 1 });
  await em.flush();
  tell(importRequested, { importId: file.id });
  tell(importProgressed, { importId: file.id, revision: file.revision });
}
