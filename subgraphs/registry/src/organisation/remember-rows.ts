import type { Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
import type { OrganisationActKind } from "./organisation-act.entity.js";

interface Reorganisation {
  kind: OrganisationActKind;
  on: PlainDate;
  /** The node of what is moved, taken in, divided or closed. */
  organisation: number;
  /** The node of the organisation above before, or of the one that takes in. */
  other: number;
}

/** What is written from here on is remembered as it was, so that it can be undone within a day. */
export async function rememberRows(
  { kind, on, organisation, other }: Reorganisation,
  { em }: Pick<Context, "em">,
): Promise<void> {
  await em.execute("select begin_reorganisation(?, ?, ?, ?)", [organisation, other, kind, on]);
}

/** An organisation just made goes when what is being remembered is undone. */
export async function rememberPart(node: number, { em }: Pick<Context, "em">): Promise<void> {
  await em.execute("select remember_part(?)", [node]);
}
