import type { Block } from "@angel/kit/paper/block";
import type { PlainDate } from "@angel/kit/values";
import type { Organisation } from "../../organisation/organisation.entity.js";
import { DocumentKind } from "../document.entity.js";
import { dayOf } from "../wording.js";
import type { Template } from "./template.js";

interface LetterFacts {
  readonly organisation: Organisation;
  readonly number: number;
  readonly on: PlainDate;
  /** To whom, line by line. */
  readonly addressedTo: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly thanks: string | null;
  readonly signatory: { readonly name: string; readonly position: string };
  readonly signature: string;
  readonly fileNames: readonly string[];
}

/** «Электронное деловое письмо» on paper. */
export const letter: Template<LetterFacts> = {
  kind: DocumentKind.LETTER,
  versions: [
    {
      version: 1,
      validFrom: "2018-09-23",
      title: "Письмо",
      blocks: (facts) => [
        { kind: "text", text: facts.organisation.fullName },
        { kind: "text", text: `Исх. № ${facts.number} от ${dayOf(facts.on)}` },
        { kind: "address", lines: facts.addressedTo },
        { kind: "heading", text: facts.subject },
        ...paragraphs(facts.body, /\n\s*\n/),
        ...(facts.thanks === null ? [] : paragraphs(facts.thanks, /\n/)),
        ...attached(facts.fileNames),
        { kind: "text", text: `${facts.signatory.position} ${facts.signatory.name}` },
        ...paragraphs(facts.signature, /\n/),
      ],
    },
  ],
};

function paragraphs(text: string, between: RegExp): Block[] {
  return text.split(between).map((part) => ({ kind: "text", text: part.trim() }));
}

function attached(names: readonly string[]): Block[] {
  if (names.length === 0) return [];
  const list = names.map((name, index) => `${index + 1}. ${name}`).join("; ");
  return [{ kind: "text", text: `Приложения: ${list}.` }];
}
