import { InvalidField } from "@angel/kit/problem";
import { faultOfText, tidy } from "@angel/kit/text";
import { isPlainDate, type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import { Field, InputType } from "type-graphql";

const LONGEST_NAME = 60;

@InputType()
export abstract class PersonFactsInput {
  @Field(() => String, { description: "The surname, as on the card («фамилия»)." })
  lastName!: string;

  @Field(() => String, { description: "The first name («имя»)." })
  firstName!: string;

  @Field(() => String, {
    nullable: true,
    description: "The patronymic («отчество»), for those who have one.",
  })
  patronymic?: string | null;

  @Field(() => PlainDateScalar, { description: "The day of birth." })
  bornOn!: PlainDate;
}

/** A person's name and birth as they are kept. */
export interface PersonFacts {
  readonly lastName: string;
  readonly firstName: string;
  readonly patronymic: string | null;
  readonly bornOn: PlainDate;
}

export function readFacts({ lastName, firstName, patronymic, bornOn }: PersonFactsInput): {
  facts: PersonFacts;
  faults: InvalidField[];
} {
  const facts = {
    lastName: plain(lastName),
    firstName: plain(firstName),
    patronymic: plain(patronymic ?? "") || null,
    bornOn,
  };
  const faults = [
    faultOfText("lastName", facts.lastName, LONGEST_NAME),
    faultOfText("firstName", facts.firstName, LONGEST_NAME),
    facts.patronymic === null ? null : faultOfText("patronymic", facts.patronymic, LONGEST_NAME),
    isPlainDate(bornOn) && bornOn >= "1900-01-01" && bornOn <= today() ? null : notABirthday(),
  ].filter((fault) => fault !== null);
  return { facts, faults };
}

function plain(name: string): string {
  return tidy(name.normalize("NFC")).replaceAll(/\s+/g, " ");
}

function notABirthday(): InvalidField {
  return new InvalidField("bornOn", { ru: "Проверьте дату рождения.", en: "Check the day of birth." });
}
