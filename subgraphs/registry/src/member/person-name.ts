import { Field, InputType, ObjectType } from "type-graphql";

/** A person's name as the tables keep it. */
export interface NameColumns {
  lastName: string;
  firstName: string;
  patronymic: string | null;
}

@ObjectType({ description: "A person's name («Фамилия Имя Отчество»)." })
export class PersonName {
  @Field(() => String, { description: "The surname." })
  last: string;

  @Field(() => String, { description: "The first name." })
  first: string;

  @Field(() => String, { nullable: true, description: "The patronymic; null for those who have none." })
  patronymic: string | null;

  @Field(() => String, { description: "Surname, first name and patronymic." })
  full: string;

  constructor(columns: NameColumns) {
    this.last = columns.lastName;
    this.first = columns.firstName;
    this.patronymic = columns.patronymic;
    this.full = fullName(columns);
  }
}

@InputType({ description: "A person's name: letters of one alphabet, hyphens and apostrophes." })
export class PersonNameInput {
  @Field(() => String, { description: "The surname." })
  last!: string;

  @Field(() => String, { description: "The first name." })
  first!: string;

  @Field(() => String, { nullable: true, description: "The patronymic, for those who have one." })
  patronymic?: string | null;
}

export function fullName({ lastName, firstName, patronymic }: NameColumns): string {
  return [lastName, firstName, patronymic].filter(Boolean).join(" ");
}

/**
 * The words of a name or a search as they are compared, by the rules of `name_key` in the database:
 * small letters, ё as е, hyphens part words, apostrophes and quotes are nothing.
 */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replaceAll(/['’ʼ`«»"]/g, "");
  return plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
