import { type PlainDate } from "@angel/kit/values";
import { inclineFirstname, inclineLastname, inclineMiddlename } from "lvovich";
import { Sex } from "../member/member.entity.js";
import { fullName, type NameColumns } from "../member/person-name.js";
import type { Span } from "../seniority/span.type.js";

export type Case = "genitive" | "dative" | "accusative";

/** A name in another case: «Сергеева Сергея Сергеевича». Without the sex, what both would share is left as it is. */
export function nameIn(which: Case, person: NameColumns & { sex: Sex | null }): string {
  const { lastName, firstName, patronymic, sex } = person;
  if (sex === null) return fullName(person);
  const gender = sex === Sex.MALE ? "male" : "female";
  return [
    inclineLastname(lastName, which, gender),
    inclineFirstname(firstName, which, gender),
    patronymic && inclineMiddlename(patronymic, which, gender),
  ]
    .filter(Boolean)
    .join(" ");
}

/** «Сергеев С. С.» */
export function withInitials({ lastName, firstName, patronymic }: NameColumns): string {
  return [lastName, `${firstName[0]}.`, patronymic && `${patronymic[0]}.`].filter(Boolean).join(" ");
}

/** «С. С. С.»: enough to compare with a paper, and no more. */
export function initialsOf({ lastName, firstName, patronymic }: NameColumns): string {
  return [lastName, firstName, patronymic].flatMap((part) => (part ? `${part[0]}.` : [])).join(" ");
}

/** «12 лет 3 мес.»; of less than a month, the days. */
export function spanOf({ years, months, days }: Span): string {
  const parts = [years > 0 && `${years} ${yearWord(years)}`, months > 0 && `${months} мес.`].filter(Boolean);
  return parts.length > 0 ? parts.join(" ") : `${days} дн.`;
}

function yearWord(years: number): string {
  const form = new Intl.PluralRules("ru").select(years);
  return form === "one" ? "год" : form === "few" ? "года" : "лет";
}

/** «22.04.2022» */
export function dayOf(day: PlainDate | null | undefined): string {
  return day ? day.split("-").toReversed().join(".") : "";
}

/** «1 200,50 руб.» */
export function roublesOf(kopecks: number): string {
  const [whole = "0", rest] = (kopecks / 100).toFixed(2).split(".");
  return `${whole.replaceAll(/\B(?=(\d{3})+$)/g, " ")},${rest} руб.`;
}

/** «1,5 %» */
export function percentOf(percent: number): string {
  return `${String(percent).replace(".", ",")} %`;
}
