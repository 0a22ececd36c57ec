import { isFew } from "@angel/kit/few";

/** As the schema says it of a number. */
export const HIDDEN = "null where fewer than five follow from it and the viewer does not see the cards.";

type Hidden<Numbers> = { [Name in keyof Numbers]: number | null };

/** Numbers that follow from each other are hidden together, as soon as one of them is of very few. */
export function hideSmall<Numbers extends Record<string, number>>(
  numbers: Numbers,
  seesCards: boolean,
): Hidden<Numbers> {
  const isSmall = Object.values(numbers).some(isFew);
  return seesCards || !isSmall ? numbers : hide(numbers);
}

/** The same of a sum and its parts: `null` in one of them is null in all. */
export function hideSmallParts<Numbers extends Record<string, number>>(
  parts: readonly Numbers[],
  seesCards: boolean,
): Hidden<Numbers>[] {
  const isHidden = parts.some((part) => hideSmall(part, seesCards) !== part);
  return isHidden ? parts.map(hide) : [...parts];
}

function hide<Numbers extends Record<string, number>>(numbers: Numbers): Hidden<Numbers> {
  return Object.fromEntries(Object.keys(numbers).map((name) => [name, null])) as Hidden<Numbers>;
}
