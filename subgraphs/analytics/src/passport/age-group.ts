import { registerEnumType } from "type-graphql";

export enum AgeGroup {
  UNDER_18 = "UNDER_18",
  FROM_18_TO_24 = "FROM_18_TO_24",
  FROM_25_TO_35 = "FROM_25_TO_35",
  FROM_36_TO_45 = "FROM_36_TO_45",
  FROM_46_TO_55 = "FROM_46_TO_55",
  FROM_56_TO_65 = "FROM_56_TO_65",
  OVER_65 = "OVER_65",
}

registerEnumType(AgeGroup, {
  name: "AgeGroup",
  description: "How old people become in the year of the figures; youth («молодёжь») is up to 35.",
  valuesConfig: {
    UNDER_18: { description: "Up to 17 («до 18 лет»)." },
    FROM_18_TO_24: { description: "18 to 24 («18–24»)." },
    FROM_25_TO_35: { description: "25 to 35 («25–35»)." },
    FROM_36_TO_45: { description: "36 to 45 («36–45»)." },
    FROM_46_TO_55: { description: "46 to 55 («46–55»)." },
    FROM_56_TO_65: { description: "56 to 65 («56–65»)." },
    OVER_65: { description: "66 and more («старше 65»)." },
  },
});

const OLDEST: [AgeGroup, number][] = [
  [AgeGroup.UNDER_18, 17],
  [AgeGroup.FROM_18_TO_24, 24],
  [AgeGroup.FROM_25_TO_35, 35],
  [AgeGroup.FROM_36_TO_45, 45],
  [AgeGroup.FROM_46_TO_55, 55],
  [AgeGroup.FROM_56_TO_65, 65],
  [AgeGroup.OVER_65, Infinity],
];

export const YOUTH = [AgeGroup.UNDER_18, AgeGroup.FROM_18_TO_24, AgeGroup.FROM_25_TO_35];

/** Null of those whose birth is not filled in. */
export function ageGroupOf(birthYear: number | null, thisYear: number): AgeGroup | null {
  if (birthYear === null) return null;
  return OLDEST.find(([, oldest]) => thisYear - birthYear <= oldest)?.[0] ?? null;
}
