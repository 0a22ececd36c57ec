import type { Context } from "@angel/kit/subgraph";
import type { Counts } from "../masking/suppress.js";
import { type Place, rowsBelow } from "../organisation/sum-below.js";
import { CompletenessField, FORM_FIELDS, type FormBase, NO_LEGAL_ENTITY } from "./field.js";

/** How many forms lack a field and of how many it is asked, by the field's name and by the name of its base. */
type FormGaps = Counts;

interface Mask {
  is_primary: boolean;
  gaps: number;
  forms: number;
}

/** Few masks occur: each is counted first, and taken apart after. They tell of organisations, so none are hidden. */
export async function formGaps(places: readonly Place[], context: Context): Promise<Map<number, FormGaps>> {
  const masks = await rowsBelow<Mask>(
    places,
    {
      view: "form_gap",
      totals: { NATIONAL: "form_gap_total", REGIONAL: "form_gap_total" },
      own: "node",
      by: "is_primary, gaps",
      sums: "is_primary, gaps, sum(forms)::int as forms",
    },
    context,
  );
  return new Map([...masks].map(([node, rows]) => [node, countsOf(rows)]));
}

function countsOf(rows: readonly Mask[]): FormGaps {
  const counts: Record<string, number> = {};
  const add = (name: string, forms: number) => {
    counts[name] = (counts[name] ?? 0) + forms;
  };
  for (const { is_primary, gaps, forms } of rows) {
    for (const base of BASES) if (isAsked[base](is_primary, gaps)) add(base, forms);
    for (const [field, { bit }] of Object.entries(FORM_FIELDS)) if (gaps & bit) add(field, forms);
  }
  return counts;
}

const isAsked: Record<FormBase, (isPrimary: boolean, gaps: number) => boolean> = {
  organisations: () => true,
  primaries: (isPrimary) => isPrimary,
  named: (isPrimary, gaps) => isPrimary && !(gaps & bitOf(CompletenessField.EMPLOYER)),
  legal: (_, gaps) => !(gaps & NO_LEGAL_ENTITY),
  led: (_, gaps) => !(gaps & bitOf(CompletenessField.CHAIR)),
};
const BASES = Object.keys(isAsked) as FormBase[];

function bitOf(field: CompletenessField): number {
  return FORM_FIELDS[field]?.bit ?? 0;
}
