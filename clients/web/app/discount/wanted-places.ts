export const CATEGORIES = [
  "ELECTRONICS",
  "CLOTHES",
  "TRAVEL",
  "BEAUTY",
  "HOME",
  "HEALTH",
  "CARS",
  "BOOKS",
  "PETS",
] as const;

export interface WantedPlaces {
  readonly category: (typeof CATEGORIES)[number] | null;
  readonly city: string | null;
  readonly isOpenNow: true | null;
}

/** Which places an address asks for. */
export function readWantedPlaces(wanted: URLSearchParams): WantedPlaces {
  return {
    category: CATEGORIES.find((one) => one === wanted.get("category")) ?? null,
    city: wanted.get("city")?.trim().slice(0, 100) || null,
    isOpenNow: wanted.has("open") || null,
  };
}

/** The same as an address says it. */
export function writeWantedPlaces({ category, city, isOpenNow }: WantedPlaces): URLSearchParams {
  return new URLSearchParams({
    ...(category && { category }),
    ...(city && { city }),
    ...(isOpenNow && { open: "1" }),
  });
}
