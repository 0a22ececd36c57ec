import { InvalidField } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import { faultOfText, tidy } from "@angel/kit/text";
import { Field, InputType } from "type-graphql";
import { faultOfOptional, LONGEST_KEY } from "../request/word.js";
import { topics } from "../topic/topic.loader.js";
import { AppealKind } from "./appeal-words.js";
import type { Contact } from "./lay-appeal.js";

export const LONGEST_WORD = 5_000;
const LONGEST_NAME = 300;
const LONGEST_CONTACT = 200;
const TAX_ID = /^(\d{10}|\d{12})$/;

@InputType({
  description: "The employer that it is about («Организация-работодатель»), as the author knows it.",
})
class AppealEmployerInput {
  @Field(() => String, { nullable: true, description: "Its name, up to 300 characters." })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "Its taxpayer number («ИНН»), 10 or 12 digits." })
  taxId?: string | null;
}

@InputType({ description: "How to reach somebody who is no member, as they say it." })
class AppealContactInput {
  @Field(() => String, { nullable: true, description: "Their name." })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "Their telephone." })
  telephone?: string | null;

  @Field(() => String, { nullable: true, description: "Their e-mail." })
  email?: string | null;
}

@InputType({ description: "What every appeal says, whichever way it comes." })
export abstract class AppealInput {
  @Field(() => String, {
    description:
      "A key of the client's own making, 1 to 255 characters: an appeal sent twice under one key is one appeal.",
  })
  idempotencyKey!: string;

  @Field(() => AppealKind, { description: "What is wanted." })
  kind!: AppealKind;

  @Field(() => String, { description: "The code of its topic, out of `appealTopics`." })
  topicCode!: string;

  @Field(() => String, {
    description: "What is wanted, in plain words, 1 to 5,000 characters («Текст обращения»).",
  })
  text!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      "Whether it complains of the organisation itself: then it goes to the one above, and those who lead the organisation do not see it.",
  })
  isAboutOrganisation!: boolean;

  @Field(() => AppealEmployerInput, {
    nullable: true,
    description: "The employer that it is about; that of the organisation when left out.",
  })
  employer?: AppealEmployerInput | null;

  @Field(() => AppealContactInput, {
    nullable: true,
    description: "How to reach an author who is no member; sealed, for those who handle the appeal.",
  })
  contact?: AppealContactInput | null;
}

export async function faultOfTopic(code: string, { load }: Context): Promise<InvalidField | null> {
  return (await load(topics).load("all")).has(code)
    ? null
    : new InvalidField("topicCode", { ru: "Нет такой темы.", en: "There is no such topic." });
}

export async function faultsOf(input: AppealInput, context: Context): Promise<InvalidField[]> {
  const { idempotencyKey, topicCode, text, employer, contact } = input;
  const taxId = employer?.taxId?.trim() ?? "";
  return [
    faultOfText("idempotencyKey", idempotencyKey, LONGEST_KEY),
    faultOfText("text", tidy(text), LONGEST_WORD),
    await faultOfTopic(topicCode, context),
    faultOfOptional("employer.name", employer?.name, LONGEST_NAME),
    taxId === "" || TAX_ID.test(taxId)
      ? null
      : new InvalidField("employer.taxId", {
          ru: "ИНН — это 10 или 12 цифр.",
          en: "It has 10 or 12 digits.",
        }),
    faultOfOptional("contact.name", contact?.name, LONGEST_CONTACT),
    faultOfOptional("contact.telephone", contact?.telephone, LONGEST_CONTACT),
    faultOfOptional("contact.email", contact?.email, LONGEST_CONTACT),
  ].filter((fault) => fault !== null);
}

/** Null where nothing is said of it. */
export function contactOf({ contact }: AppealInput): Contact | null {
  const [name, telephone, email] = [contact?.name, contact?.telephone, contact?.email].map(
    (said) => tidy(said ?? "") || null,
  );
  return name || telephone || email
    ? { name: name ?? null, telephone: telephone ?? null, email: email ?? null }
    : null;
}

/** What every appeal says of itself. */
export function saidIn({ kind, topicCode, text, isAboutOrganisation, employer }: AppealInput) {
  return {
    kind,
    topicCode,
    text: tidy(text),
    isAboutOrganisation,
    employer: { name: tidy(employer?.name ?? ""), taxId: employer?.taxId?.trim() ?? "" },
  };
}
