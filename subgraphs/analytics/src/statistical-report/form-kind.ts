import { registerEnumType } from "type-graphql";
import type { OrganisationLevel } from "../organisation/organisation.stub.js";

/** The statutory forms, by the level of who reports. */
export enum StatisticalFormKind {
  PRIMARY_5SP = "5-СП",
  TERRITORIAL_2SP = "2-СП",
  REGIONAL_1SP = "1-СП",
}

registerEnumType(StatisticalFormKind, {
  name: "StatisticalFormKind",
  description: "Which statutory form it is.",
  valuesConfig: {
    PRIMARY_5SP: { description: "The report of a primary organisation («5-СП»)." },
    TERRITORIAL_2SP: {
      description:
        "The consolidated report of a territorial organisation, an okrug or an industry committee («2-СП»).",
    },
    REGIONAL_1SP: { description: "The consolidated report of a region and of the Union («1-СП»)." },
  },
});

export function formOf(level: OrganisationLevel): StatisticalFormKind {
  if (level === "PRIMARY") return StatisticalFormKind.PRIMARY_5SP;
  return level === "REGIONAL" || level === "NATIONAL"
    ? StatisticalFormKind.REGIONAL_1SP
    : StatisticalFormKind.TERRITORIAL_2SP;
}

/** The day of the annual report. */
export const dayOf = (year: number) => `${String(year).padStart(4, "0")}-01-01`;
