import { KopecksScalar, type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, Float, InputType } from "type-graphql";
import { Checked } from "../input/checked.js";
import { isTaxId } from "../input/tax-id.js";
import { readEmail, readPhone } from "../member/check-card.js";
import type { Organisation } from "./organisation.entity.js";

@InputType({ description: "The tab «Регистрация»; what is left out stays." })
class RegistrationInput {
  @Field(() => Boolean, { nullable: true, description: "Whether it is a legal entity («юридическое лицо»)." })
  isLegalEntity?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: "Its taxpayer number («ИНН»), with right check digits.",
  })
  taxId?: string | null;

  @Field(() => String, { nullable: true, description: "Its number in the state register («ОГРН»)." })
  registrationNumber?: string | null;

  @Field(() => PlainDateScalar, { nullable: true, description: "The day it was entered there." })
  registeredOn?: PlainDate | null;
}

@InputType({ description: "The tab «Адреса, телефоны»; what is left out stays." })
class OrganisationContactsInput {
  @Field(() => String, { nullable: true, description: "Its zone, as Europe/Moscow." })
  timeZone?: string | null;

  @Field(() => String, { nullable: true, description: "Where letters go." })
  postalAddress?: string | null;

  @Field(() => String, { nullable: true, description: "Where it is found." })
  actualAddress?: string | null;

  @Field(() => String, { nullable: true, description: "The address in its registration." })
  legalAddress?: string | null;

  @Field(() => [String], { nullable: true, description: "Its telephones in any writing, at most ten." })
  phones?: string[] | null;

  @Field(() => String, { nullable: true, description: "Its e-mail." })
  email?: string | null;

  @Field(() => String, { nullable: true, description: "The address of its site, from https://." })
  website?: string | null;

  @Field(() => [String], { nullable: true, description: "Its pages in social networks, at most ten." })
  socialLinks?: string[] | null;
}

/** The organisation's own data, which its chair keeps. */
@InputType()
export abstract class OrganisationDataInput {
  @Field(() => String, { nullable: true, description: "A note («Примечание»)." })
  note?: string | null;

  @Field(() => Float, { nullable: true, description: "Dues in percent of the wage («Членский взнос, %»)." })
  duesPercent?: number | null;

  @Field(() => KopecksScalar, {
    nullable: true,
    description: "The fixed dues of pensioners and others («Льготный взнос»), in kopecks.",
  })
  preferentialDues?: number | null;

  @Field(() => Boolean, { nullable: true, description: "Whether it is small («Малочисленная ПО»)." })
  isSmall?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Whether it has a committee («Наличие профкома»)." })
  hasCommittee?: boolean | null;

  @Field(() => RegistrationInput, { nullable: true, description: "The tab «Регистрация»." })
  registration?: RegistrationInput | null;

  @Field(() => OrganisationContactsInput, { nullable: true, description: "The tab «Адреса, телефоны»." })
  contacts?: OrganisationContactsInput | null;
}

const COLUMNS = [
  "note",
  "duesPercent",
  "preferentialDuesKopecks",
  "isSmall",
  "hasCommittee",
  "isLegalEntity",
  "taxId",
  "registrationNumber",
  "registeredOn",
  "timeZone",
  "postalAddress",
  "actualAddress",
  "legalAddress",
  "phones",
  "email",
  "website",
  "socialLinks",
] as const;

export type OrganisationColumns = Partial<Organisation>;

const ZONES = new Set(Intl.supportedValuesOf("timeZone"));
const WEB = /^https?:\/\/[^\s<>"]{3,300}$/;
const MOST_LINES = 10;

/** Only what is given and differs from what stands there. */
export function checkData(
  input: OrganisationDataInput,
  organisation: Organisation,
  checked: Checked,
): OrganisationColumns {
  const given: OrganisationColumns = {
    note: checked.change("note", input.note, 5_000),
    duesPercent: input.duesPercent,
    preferentialDuesKopecks: input.preferentialDues,
    isSmall: input.isSmall,
    hasCommittee: input.hasCommittee,
    ...checkRegistration(input.registration ?? {}, checked),
    ...checkContacts(input.contacts ?? {}, checked),
  };
  if (typeof given.duesPercent === "number") checked.within("duesPercent", given.duesPercent, 0, 100);
  if (typeof given.preferentialDuesKopecks === "number") {
    checked.within("preferentialDues", given.preferentialDuesKopecks, 0, 100_000_000);
  }
  const isSmall = given.isSmall === undefined ? organisation.isSmall : given.isSmall;
  const hasCommittee = given.hasCommittee === undefined ? organisation.hasCommittee : given.hasCommittee;
  if (isSmall && hasCommittee) {
    checked.fault(
      given.hasCommittee ? "hasCommittee" : "isSmall",
      "В малочисленной организации профком не избирается.",
      "A small organisation elects no committee.",
    );
  }
  return Object.fromEntries(
    Object.entries(definedOf(given)).filter(
      ([column, value]) =>
        JSON.stringify(value) !== JSON.stringify(organisation[column as keyof Organisation]),
    ),
  );
}

/** The names of what changed, in the order of the form. */
export function changedFields(columns: OrganisationColumns): string[] {
  return COLUMNS.filter((column) => column in columns);
}

function definedOf(columns: OrganisationColumns): OrganisationColumns {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

function checkRegistration(given: RegistrationInput, checked: Checked): OrganisationColumns {
  const taxId = checked.change("registration.taxId", given.taxId, 12);
  if (typeof taxId === "string" && !isTaxId(taxId)) {
    checked.fault(
      "registration.taxId",
      "В ИНН ошибка: не сходятся контрольные цифры.",
      "This is no taxpayer number.",
    );
  }
  const registrationNumber = checked.change("registration.registrationNumber", given.registrationNumber, 13);
  if (typeof registrationNumber === "string" && !isRegistrationNumber(registrationNumber)) {
    checked.fault(
      "registration.registrationNumber",
      "В ОГРН ошибка: не сходится контрольная цифра.",
      "This is no number of the state register.",
    );
  }
  if (given.registeredOn) checked.past("registration.registeredOn", given.registeredOn);
  return { isLegalEntity: given.isLegalEntity, taxId, registrationNumber, registeredOn: given.registeredOn };
}

/** Thirteen digits, the last the remainder of the others by eleven. */
function isRegistrationNumber(digits: string): boolean {
  return /^\d{13}$/.test(digits) && (Number(digits.slice(0, 12)) % 11) % 10 === Number(digits[12]);
}

function checkContacts(given: OrganisationContactsInput, checked: Checked): OrganisationColumns {
  const path = (field: string) => `contacts.${field}`;
  const timeZone = checked.change(path("timeZone"), given.timeZone);
  const website = checked.change(path("website"), given.website);
  const { email } = given;
  if (timeZone && !ZONES.has(timeZone)) {
    checked.fault(path("timeZone"), "Такого часового пояса нет.", "There is no such zone.");
  }
  if (website) checked.matches(path("website"), website, WEB, "Адрес сайта — с https://.", "From https://.");
  const lines = (
    field: string,
    list: readonly string[] | null | undefined,
    read: (at: string, line: string) => string | null,
  ) => {
    if (list === undefined) return undefined;
    if ((list?.length ?? 0) > MOST_LINES) {
      checked.fault(path(field), `Не больше ${MOST_LINES}.`, `At most ${MOST_LINES}.`);
    }
    const found = (list ?? []).flatMap((line, place) => read(`${path(field)}.${place}`, line) ?? []);
    return [...new Set(found)];
  };
  return {
    timeZone,
    postalAddress: checked.change(path("postalAddress"), given.postalAddress, 500),
    actualAddress: checked.change(path("actualAddress"), given.actualAddress, 500),
    legalAddress: checked.change(path("legalAddress"), given.legalAddress, 500),
    phones: lines("phones", given.phones, (at, line) => readPhone(checked, at, line)),
    email: email === undefined ? undefined : readEmail(checked, path("email"), email),
    website,
    socialLinks: lines("socialLinks", given.socialLinks, (at, line) =>
      checked.matches(at, line.trim(), WEB, "Адрес страницы — с https://.", "From https://."),
    ),
  };
}
