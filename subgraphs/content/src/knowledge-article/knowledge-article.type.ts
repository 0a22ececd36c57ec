import { connectionOf } from "@angel/kit/connection";
import { dateOf } from "@angel/kit/moment";
import { Locale } from "@angel/kit/values";
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Chart, type ChartRow } from "../chart/chart.type.js";
import { type DocumentRow, Documents, localeNamed } from "../document/document.loader.js";
import { safeLink, withSafeLinks } from "../document/safe-link.js";
import { Organisation } from "../organisation/organisation.stub.js";

export enum KnowledgeAudience {
  MEMBERS = "MEMBERS",
  KEEPERS = "KEEPERS",
}

registerEnumType(KnowledgeAudience, {
  name: "KnowledgeAudience",
  description: "For whom an article is written: a mark that helps to find it, not a right to read it.",
  valuesConfig: {
    MEMBERS: { description: "For every member («членам Профсоюза»)." },
    KEEPERS: { description: "For chairs and staff, who keep the register («председателям и сотрудникам»)." },
  },
});

export enum ExplainedPage {
  APPLICATIONS = "APPLICATIONS",
  REGISTER = "REGISTER",
  MEMBER_FILES = "MEMBER_FILES",
  CARD_ORDERS = "CARD_ORDERS",
  PAPERS = "PAPERS",
  ANNUAL_REPORT = "ANNUAL_REPORT",
}

registerEnumType(ExplainedPage, {
  name: "ExplainedPage",
  description: "What is worked on at the page that an instruction explains, so that the page can lead to it.",
  valuesConfig: {
    APPLICATIONS: { description: "Applications to join («заявления о вступлении»)." },
    REGISTER: { description: "Members on the register and off it («учёт»)." },
    MEMBER_FILES: { description: "Lists of members sent as files («списки на загрузку»)." },
    CARD_ORDERS: { description: "Orders for membership cards («заявки ЭПБ»)." },
    PAPERS: { description: "Papers drawn up from the register («документы»)." },
    ANNUAL_REPORT: { description: "The yearly statistical report («годовой статистический отчёт»)." },
  },
});

export interface KnowledgeArticleRow extends DocumentRow {
  rubric_id: string | null;
  position: number;
  audience: KnowledgeAudience;
  explains: ExplainedPage | null;
  documents: { name: string; url: string; mediaType: string; size: number }[];
  title: string;
  body: string | null;
  charts: ChartRow[];
  topic: string | null;
  law_reference: string | null;
  tags: string[] | null;
}

@ObjectType({ description: "A document laid beside an article («приложение»), to be downloaded." })
class KnowledgeDocument {
  constructor({ name, mediaType, size }: KnowledgeArticleRow["documents"][number], url: string) {
    this.name = name;
    this.url = url;
    this.mediaType = mediaType;
    this.size = size;
  }

  @Field(() => String, { description: "What the file is called." })
  name: string;

  @Field(() => String, { description: "Where it is: a path below the newsroom's public address." })
  url: string;

  @Field(() => String, { description: "What the file is, as application/pdf." })
  mediaType: string;

  @Field(() => Int, { description: "How many bytes it has, to the nearest ten." })
  size: number;
}

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    "An article of the knowledge base («база знаний»): an answer to what members ask about, or an instruction for those who keep the register.",
})
export class KnowledgeArticle {
  constructor(
    private readonly row: KnowledgeArticleRow,
    readonly asked: Locale,
  ) {}

  get rubricId(): string | null {
    return this.row.rubric_id;
  }

  get position(): number {
    return this.row.position;
  }

  @Field(() => ID, { description: "The article's id, the same in each language." })
  get id(): string {
    return this.row.id;
  }

  @Field(() => Locale, {
    description: "The language of the texts; the other one where there is no translation.",
  })
  get locale(): Locale {
    return localeNamed(this.row.locale);
  }

  @Field(() => String, { description: "The question or the subject." })
  get title(): string {
    return this.row.title;
  }

  @Field(() => String, {
    description: "The answer as HTML, cleaned when it was written; empty when there is none.",
  })
  get body(): string {
    return withSafeLinks(this.row.body ?? "");
  }

  @Field(() => [Chart], {
    description:
      'Its charts, at most six. The text has `<figure data-chart="1"></figure>` where the first stands; one it does not name stands below it.',
  })
  get charts(): Chart[] {
    return this.row.charts.map((chart) => new Chart(chart));
  }

  @Field(() => String, { description: "What it is about («тема»); empty when the editor named nothing." })
  get topic(): string {
    return this.row.topic ?? "";
  }

  @Field(() => String, {
    nullable: true,
    description: "The law it rests on, as `ТК РФ, ст. 115`; null when none is named.",
  })
  get lawReference(): string | null {
    return this.row.law_reference;
  }

  @Field(() => [String], { description: "Words to find it by; at most a few." })
  get tags(): string[] {
    return this.row.tags ?? [];
  }

  @Field(() => KnowledgeAudience, { description: "For whom it is written." })
  get audience(): KnowledgeAudience {
    return this.row.audience;
  }

  @Field(() => ExplainedPage, {
    nullable: true,
    description: "At which page it is an instruction; null when it explains none.",
  })
  get explains(): ExplainedPage | null {
    return this.row.explains;
  }

  @Field(() => [KnowledgeDocument], {
    description: "The documents laid beside it, in the order its editor gave them.",
  })
  get documents(): KnowledgeDocument[] {
    return this.row.documents.flatMap((document) => {
      const url = safeLink(document.url);
      return url === null ? [] : [new KnowledgeDocument(document, url)];
    });
  }

  @Field(() => Date, { description: "When this text came out last." })
  get updatedAt(): Date {
    return dateOf(this.row.updated_at);
  }

  @Field(() => Organisation, { nullable: true, description: "Whose answer it is." })
  get organisation(): Organisation | null {
    return this.row.organisation_id === null ? null : new Organisation(this.row.organisation_id);
  }
}

export const { Connection: KnowledgeArticleConnection } = connectionOf(KnowledgeArticle);

export const knowledgeArticles = new Documents<KnowledgeArticleRow, KnowledgeArticle>(
  "knowledge_article",
  KnowledgeArticle,
  [
    "rubric_id",
    "position",
    "audience",
    "explains",
    "documents",
    "title",
    "body",
    "charts",
    "topic",
    "law_reference",
    "tags",
  ],
);
