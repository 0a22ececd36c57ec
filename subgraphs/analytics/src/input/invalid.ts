import { InvalidField, InvalidInput } from "@angel/kit/problem";
import { type PlainDate, today } from "@angel/kit/values";

export function invalid(path: string, ru: string, en: string): InvalidInput {
  return new InvalidInput([new InvalidField(path, { ru, en })]);
}

export const noOrganisation = () =>
  invalid("organisationId", "Нет такой организации.", "There is no such organisation.");

/** A day of which nothing can be counted; undefined where something can. */
export function faultOfDay(path: string, day: PlainDate): InvalidInput | undefined {
  if (day > today()) return invalid(path, "Этот день ещё не наступил.", "That day has not come yet.");
  return day < "1990-01-01" ? invalid(path, "Это слишком давно.", "That is too long ago.") : undefined;
}
