import { connectionOf } from "@angel/kit/connection";
import { Public } from "@angel/kit/may";
import { dateOf } from "@angel/kit/moment";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Locale, type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Ctx, Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { Article, articles } from "../article/article.type.js";
import { type DocumentRow, Documents, inLocale, localeNamed } from "../document/document.loader.js";
import { safeLink } from "../document/safe-link.js";
import { Image } from "../image/image.type.js";
import { Organisation } from "../organisation/organisation.stub.js";
import { Survey } from "../survey/survey.stub.js";

export interface NewspaperIssueRow extends DocumentRow {
  newspaper_id: string | null;
  title: string | null;
  number: number;
  through_number: number | null;
  issued_on: PlainDate;
  editors_word: string | null;
  survey_id: string | null;
  cover_url: string | null;
  cover_alt: string | null;
  pdf: { name: string; url: string; size: number }[];
  rubrics: { title: string; articleIds: string[] }[] | null;
}

@ObjectType({ description: "A number of a newspaper as it was printed («печатная версия»): a PDF." })
class PrintedIssue {
  constructor({ name, size }: NewspaperIssueRow["pdf"][number], url: string) {
    this.name = name;
    this.url = url;
    this.size = size;
  }

  @Field(() => String, { description: "What the file is called." })
  name: string;

  @Field(() => String, { description: "Where it is: a path below the newsroom's public address." })
  url: string;

  @Field(() => Int, { description: "How many bytes it has, to the nearest ten." })
  size: number;
}

@ObjectType({ description: "A rubric of a number of a newspaper («рубрика номера»)." })
class NewspaperRubric {
  constructor(
    title: string,
    private readonly articleIds: readonly string[],
    private readonly asked: Locale,
  ) {
    this.title = title;
  }

  @Field(() => String, { description: "What the rubric is called." })
  title: string;

  @Field(() => [Article], {
    description:
      "Its articles in the order their editors gave them; what was withdrawn since is left out. A number has at most a hundred.",
  })
  async articles(@Ctx() { load }: Context): Promise<Article[]> {
    const found = await load(articles.byId).loadMany(this.articleIds.map((id) => inLocale(this.asked, id)));
    return found.filter((article): article is Article => article instanceof Article);
  }
}

@Directive('@key(fields: "id")')
@ObjectType({ description: "A number of a newspaper («номер газеты»), as its editors made it up." })
export class NewspaperIssue {
  constructor(
    private readonly row: NewspaperIssueRow,
    readonly asked: Locale,
  ) {}

  get newspaperId(): string | null {
    return this.row.newspaper_id;
  }

  @Public()
  @Field(() => ID, { description: "The number's id, the same in each language." })
  get id(): string {
    return this.row.id;
  }

  @Public()
  @Field(() => Locale, {
    description: "The language of the texts; the other one where there is no translation.",
  })
  get locale(): Locale {
    return localeNamed(this.row.locale);
  }

  @Public()
  @Field(() => Int, { description: "Which number of its year it is." })
  get number(): number {
    return this.row.number;
  }

  @Public()
  @Field(() => Int, {
    nullable: true,
    description:
      "Which it is of all («сквозной номер»), written in brackets; null when they are not counted.",
  })
  get throughNumber(): number | null {
    return this.row.through_number;
  }

  @Public()
  @Field(() => PlainDateScalar, { description: "The day it is of." })
  get issuedOn(): PlainDate {
    return this.row.issued_on;
  }

  @Public()
  @Field(() => String, {
    nullable: true,
    description: "What it is about first of all («тема номера»); null when not said.",
  })
  get title(): string | null {
    return this.row.title;
  }

  @Public()
  @Field(() => Image, {
    nullable: true,
    description: "The picture of its front page; null when it has none.",
  })
  get cover(): Image | null {
    return Image.at(this.row.cover_url, this.row.cover_alt);
  }

  @Public()
  @Field(() => String, {
    nullable: true,
    description:
      "What its editor says to the readers, plain: an empty line parts paragraphs; null when nothing.",
  })
  get editorsWord(): string | null {
    return this.row.editors_word;
  }

  @Field(() => [NewspaperRubric], { description: "Its rubrics in their order; at most twenty." })
  get rubrics(): NewspaperRubric[] {
    return (this.row.rubrics ?? []).map(
      ({ title, articleIds }) => new NewspaperRubric(title, articleIds, this.asked),
    );
  }

  @Field(() => PrintedIssue, {
    nullable: true,
    description: "The number as printed; null when not laid beside.",
  })
  get pdf(): PrintedIssue | null {
    const [file] = this.row.pdf;
    const url = safeLink(file?.url);
    return file && url ? new PrintedIssue(file, url) : null;
  }

  @Field(() => Survey, {
    nullable: true,
    description: "What its readers are asked («анкета»); null when nothing, or no longer yours to see.",
  })
  get survey(): Survey | null {
    return this.row.survey_id && isUuid(this.row.survey_id) ? new Survey(this.row.survey_id) : null;
  }

  @Public()
  @Field(() => Organisation, { nullable: true, description: "Whose newspaper it is a number of." })
  get organisation(): Organisation | null {
    return this.row.organisation_id === null ? null : new Organisation(this.row.organisation_id);
  }

  @Public()
  @Field(() => Date, { description: "When it first came out here; a change does not move it." })
  get publishedAt(): Date {
    return dateOf(this.row.published_at);
  }
}

export const { Connection: NewspaperIssueConnection } = connectionOf(NewspaperIssue);

export const newspaperIssues = new Documents<NewspaperIssueRow, NewspaperIssue>(
  "newspaper_issue",
  NewspaperIssue,
  [
    "newspaper_id",
    "title",
    "number",
    "through_number",
    "issued_on::text as issued_on",
    "editors_word",
    "survey_id",
    "cover_url",
    "cover_alt",
    "pdf",
    "rubrics",
  ],
);
