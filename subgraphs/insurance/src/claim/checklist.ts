import type { Sentence } from "@angel/kit/problem";
import type { PayoutRow } from "../payout-table/payout-table.type.js";
import { ClaimDocumentKind } from "./claim-state.js";

/** Which papers the rows ask for, and why. */
export function neededFor(rows: readonly PayoutRow[]): { kind: ClaimDocumentKind; because: Sentence }[] {
  const days = Math.max(0, ...rows.map(({ leastTreatmentDays }) => leastTreatmentDays ?? 0));
  return [
    {
      kind: ClaimDocumentKind.MEDICAL_REPORT,
      because: {
        ru: "Диагноз и лечение подтверждает справка или выписка врача.",
        en: "What the doctor wrote confirms the injury and its treatment.",
      },
    },
    ...(rows.some(({ needsXray }) => needsXray)
      ? [
          {
            kind: ClaimDocumentKind.XRAY,
            because: {
              ru: "Переломы и вывихи подтверждает рентген.",
              en: "Fractures and dislocations are confirmed by an X-ray.",
            },
          },
        ]
      : []),
    ...(days > 0
      ? [
          {
            kind: ClaimDocumentKind.SICK_LEAVE,
            because: {
              ru: `Выплата положена при лечении не менее ${days} дней.`,
              en: `It is paid for when the treatment took at least ${days} days.`,
            },
          },
        ]
      : []),
  ];
}
