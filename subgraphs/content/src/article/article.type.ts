import { connectionOf } from "@angel/kit/connection";
import { Public } from "@angel/kit/may";
import { dateOf } from "@angel/kit/moment";
import { Locale } from "@angel/kit/values";
import { Directive, Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Chart, type ChartRow } from "../chart/chart.type.js";
import { type DocumentRow, Documents, localeNamed } from "../document/document.loader.js";
import { safeLink, withSafeLinks } from "../document/safe-link.js";
import { Image } from "../image/image.type.js";
import { Member } from "../member/member.stub.js";
import { Organisation } from "../organisation/organisation.stub.js";

export enum ArticleKind {
  NEWS = "NEWS",
  ANNOUNCEMENT = "ANNOUNCEMENT",
  CONGRATULATION = "CONGRATULATION",
  PROGRAMME = "PROGRAMME",
}

registerEnumType(ArticleKind, {
  name: "ArticleKind",
  description: "What an article is.",
  valuesConfig: {
    NEWS: { description: "Something that happened («новость»)." },
    ANNOUNCEMENT: { description: "Something to come («объявление»)." },
    CONGRATULATION: { description: "Good wishes to people or organisations («поздравление»)." },
    PROGRAMME: { description: "A programme or a project of the organisation («программа»)." },
  },
});

interface ArticleRow extends DocumentRow {
  kind: string;
  site_id: string | null;
  section_id: string | null;
  title: string;
  slug: string | null;
  lead: string | null;
  body: string | null;
  charts: ChartRow[];
  cover_url: string | null;
  cover_alt: string | null;
  author_member_id: string | null;
  repost_of: string | null;
  repost_comment: string | null;
}

@ObjectType({ description: "Where a repeated article came from («репост»)." })
class Repost {
  constructor(url: string, comment: string | null) {
    this.url = url;
    this.comment = comment;
  }

  @Field(() => String, { description: "The address of the original; never a script." })
  url: string;

  @Field(() => String, { nullable: true, description: "What the editor says to it; null when nothing." })
  comment: string | null;
}

@Directive('@key(fields: "id")')
@ObjectType({
  description: "An article of an organisation's site («материал»), as its editors published it.",
})
export class Article {
  constructor(
    private readonly row: ArticleRow,
    readonly asked: Locale,
  ) {}

  get siteId(): string | null {
    return this.row.site_id;
  }

  get sectionId(): string | null {
    return this.row.section_id;
  }

  @Public()
  @Field(() => ID, { description: "The article's id, the same in each language." })
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
  @Field(() => ArticleKind, { description: "What the article is." })
  get kind(): ArticleKind {
    return ArticleKind[this.row.kind as ArticleKind] ?? ArticleKind.NEWS;
  }

  @Public()
  @Field(() => String, { description: "The headline." })
  get title(): string {
    return this.row.title;
  }

  @Public()
  @Field(() => String, {
    description: "The article's part of a page's address; its id where the editor gave none.",
  })
  get slug(): string {
    return this.row.slug ?? this.row.id;
  }

  @Public()
  @Field(() => String, {
    nullable: true,
    description: "The first words, plain text («лид»); null when not written.",
  })
  get lead(): string | null {
    return this.row.lead;
  }

  @Public()
  @Field(() => String, {
    description: "The text as HTML, cleaned when it was written; empty when there is none.",
  })
  get body(): string {
    return withSafeLinks(this.row.body ?? "");
  }

  @Public()
  @Field(() => [Chart], {
    description:
      'Its charts, at most six. The text has `<figure data-chart="1"></figure>` where the first stands; one it does not name stands below it.',
  })
  get charts(): Chart[] {
    return this.row.charts.map((chart) => new Chart(chart));
  }

  @Public()
  @Field(() => Image, { nullable: true, description: "The picture above the text; null when there is none." })
  get cover(): Image | null {
    return Image.at(this.row.cover_url, this.row.cover_alt);
  }

  @Public()
  @Field(() => Repost, {
    nullable: true,
    description: "Where the article came from; null when it is the site's own.",
  })
  get repost(): Repost | null {
    const url = safeLink(this.row.repost_of);
    return url === null ? null : new Repost(url, this.row.repost_comment);
  }

  @Public()
  @Field(() => Organisation, { nullable: true, description: "Whose article it is." })
  get organisation(): Organisation | null {
    return this.row.organisation_id === null ? null : new Organisation(this.row.organisation_id);
  }

  @Public()
  @Field(() => Member, { nullable: true, description: "Who wrote it; null when the editor is not a member." })
  get author(): Member | null {
    return this.row.author_member_id === null ? null : new Member(this.row.author_member_id);
  }

  @Public()
  @Field(() => Date, { description: "When it first came out; a change of the text does not move it." })
  get publishedAt(): Date {
    return dateOf(this.row.published_at);
  }

  @Public()
  @Field(() => Date, { description: "When this text came out last." })
  get updatedAt(): Date {
    return dateOf(this.row.updated_at);
  }
}

export const { Connection: ArticleConnection } = connectionOf(Article);

export const articles = new Documents<ArticleRow, Article>("article", Article, [
  "kind",
  "site_id",
  "section_id",
  "title",
  "slug",
  "lead",
  "body",
  "charts",
  "cover_url",
  "cover_alt",
  "author_member_id",
  "repost_of",
  "repost_comment",
]);
