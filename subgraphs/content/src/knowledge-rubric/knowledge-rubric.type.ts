import { Locale } from "@angel/kit/values";
import { Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { type DocumentRow, Documents, localeNamed } from "../document/document.loader.js";
import { Organisation } from "../organisation/organisation.stub.js";

interface KnowledgeRubricRow extends DocumentRow {
  title: string;
  description: string | null;
  position: number;
  shows_dictionaries: boolean;
}

@Directive('@key(fields: "id")')
@ObjectType({
  description: "A rubric of the knowledge base («рубрика базы знаний»), as its editors made it.",
})
export class KnowledgeRubric {
  constructor(
    private readonly row: KnowledgeRubricRow,
    readonly asked: Locale,
  ) {}

  @Field(() => ID, { description: "The rubric's id, the same in each language." })
  get id(): string {
    return this.row.id;
  }

  @Field(() => Locale, {
    description: "The language of the texts; the other one where there is no translation.",
  })
  get locale(): Locale {
    return localeNamed(this.row.locale);
  }

  @Field(() => String, { description: "What the rubric is called." })
  get title(): string {
    return this.row.title;
  }

  @Field(() => String, { nullable: true, description: "What is found in it; null when not said." })
  get description(): string | null {
    return this.row.description;
  }

  @Field(() => Int, { description: "The place among the rubrics, from 0." })
  get position(): number {
    return this.row.position;
  }

  @Field(() => Boolean, {
    description:
      "Whether the dictionaries of the register («справочники») are shown in it, as in normative and reference information.",
  })
  get hasDictionaries(): boolean {
    return this.row.shows_dictionaries;
  }

  @Field(() => Organisation, { nullable: true, description: "Whose editors keep it." })
  get organisation(): Organisation | null {
    return this.row.organisation_id === null ? null : new Organisation(this.row.organisation_id);
  }
}

export const knowledgeRubrics = new Documents<KnowledgeRubricRow, KnowledgeRubric>(
  "knowledge_rubric",
  KnowledgeRubric,
  ["title", "description", "position", "shows_dictionaries"],
);
