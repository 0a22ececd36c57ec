import type { Context } from "@angel/kit/subgraph";
import { today } from "@angel/kit/values";
import { headcounts, told } from "../figure/headcount.js";
import { Share } from "../figure/share.type.js";
import type { Counts } from "../masking/suppress.js";
import type { ToldCounts } from "../masking/told-counts.js";
import type { Organisation } from "../organisation/organisation.stub.js";
import { type CompletenessLine, CompletenessList } from "./completeness.type.js";
import { CARD_FIELDS, CompletenessField, FORM_FIELDS } from "./field.js";
import { formGaps } from "./form-gaps.js";

/** All lines of the report, of many organisations at once. */
export async function completenessLines(
  organisations: readonly Organisation[],
  context: Context,
): Promise<CompletenessLine[][]> {
  const [forms, cards] = await Promise.all([
    formGaps(organisations, context),
    Promise.all(organisations.map((one) => context.load(headcounts).load(one))),
  ]);
  return organisations.map(({ node }, at) =>
    Object.values(CompletenessField).map((field) => ({
      field,
      missing: missingIn(field, forms.get(node) ?? {}, cards[at] as ToldCounts),
      list: FORM_FIELDS[field] ? CompletenessList.ORGANISATIONS : CompletenessList.MEMBERS,
    })),
  );
}

/** How many lack a field, of how many. */
export async function missing(
  asked: readonly { organisation: Organisation; field: CompletenessField }[],
  context: Context,
): Promise<Share[]> {
  const organisations = [...new Set(asked.map(({ organisation }) => organisation))];
  const isForm = asked.some(({ field }) => FORM_FIELDS[field]);
  const isCard = asked.some(({ field }) => CARD_FIELDS[field]);
  const [forms, cards] = await Promise.all([
    isForm ? formGaps(organisations, context) : new Map<number, Counts>(),
    isCard ? Promise.all(organisations.map((one) => context.load(headcounts).load(one))) : [],
  ]);
  return asked.map(({ organisation, field }) =>
    missingIn(field, forms.get(organisation.node) ?? {}, cards[organisations.indexOf(organisation)]),
  );
}

function missingIn(field: CompletenessField, forms: Counts, cards: ToldCounts | undefined): Share {
  const ofForm = FORM_FIELDS[field];
  if (ofForm) return new Share(forms[field] ?? 0, forms[ofForm.base] ?? 0, today());
  const ofCard = CARD_FIELDS[field];
  if (!ofCard || !cards) throw new Error(`${field} is neither of a form nor of a card.`);
  return new Share(told(cards, ofCard.counter), told(cards, ofCard.base), today());
}
