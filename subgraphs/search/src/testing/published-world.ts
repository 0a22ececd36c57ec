import { randomUUID } from "node:crypto";
import type { TestApp } from "@angel/kit/testing";

const VIEWS = [
  `create table published.organisation (id uuid primary key, node int, parent_id uuid, path text, ancestor_ids uuid[],
     level text, name text, full_name text, number text, closed_on date)`,
  `create table published.article (id text, locale text, kind text, organisation_id uuid, title text, lead text,
     body text, charts jsonb default '[]', published_at timestamptz, updated_at timestamptz, primary key (id, locale))`,
  `create table published.knowledge_article (id text, locale text, organisation_id uuid, title text, body text,
     charts jsonb default '[]', topic text, law_reference text, tags text[], documents jsonb default '[]', published_at timestamptz, primary key (id, locale))`,
  `create table published.newspaper (id text, locale text, title text, primary key (id, locale))`,
  `create table published.newspaper_issue (id text, locale text, organisation_id uuid, newspaper_id text, number int,
     through_number int, title text, editors_word text, rubrics jsonb, published_at timestamptz, primary key (id, locale))`,
  `create table published.blog_post (id uuid primary key, organisation_id uuid, title text, body text,
     published_at timestamptz)`,
  `grant select on all tables in schema published to angel_reader`,
];

interface OrganisationOf {
  id: string;
  ancestorIds: string[];
}

/** What other subgraphs publish, as tables that a test fills, with the events that they tell. */
export class PublishedWorld {
  constructor(private readonly app: TestApp) {}

  async open(): Promise<void> {
    // At once, or the index would meet views that it may not read yet.
    await this.app.sql(VIEWS.join(";"));
  }

  async organisation(
    name: string,
    facts: { parent?: OrganisationOf; fullName?: string; number?: string } = {},
  ) {
    const id = randomUUID();
    const ancestorIds = [...(facts.parent?.ancestorIds ?? []), id];
    await this.app.sql(
      "insert into published.organisation (id, ancestor_ids, name, full_name, number) values ($1, $2, $3, $4, $5)",
      [id, ancestorIds, name, facts.fullName ?? name, facts.number ?? null],
    );
    await this.tell("organisationChanged", { id });
    return { id, ancestorIds };
  }

  async article(title: string, facts: ArticleFacts = {}): Promise<string> {
    const id = facts.id ?? randomUUID().replaceAll("-", "").slice(0, 24);
    await this.app.sql(
      `insert into published.article (id, locale, kind, organisation_id, title, body, published_at, charts)
       values ($1, $2, 'NEWS', $3, $4, $5, $6, $7)`,
      [
        id,
        facts.locale ?? "ru",
        facts.organisation?.id ?? null,
        title,
        facts.body ?? "",
        facts.publishedAt ?? new Date(),
        JSON.stringify(facts.charts ?? []),
      ],
    );
    await this.tell("articlePublished", { id, locale: facts.locale ?? "ru" });
    return id;
  }

  async withdrawArticle(id: string): Promise<void> {
    await this.app.sql("delete from published.article where id = $1", [id]);
    await this.tell("articleWithdrawn", { id, locale: "ru" });
  }

  async knowledgeArticle(
    title: string,
    facts: { body?: string; lawReference?: string; documents?: { name: string }[]; charts?: object[] } = {},
  ): Promise<string> {
    const id = randomUUID().replaceAll("-", "").slice(0, 24);
    await this.app.sql(
      `insert into published.knowledge_article (id, locale, title, body, topic, law_reference, tags, documents, charts, published_at)
       values ($1, 'ru', $2, $3, 'Отпуск', $4, '{}', $5, $6, now())`,
      [
        id,
        title,
        facts.body ?? "",
        facts.lawReference ?? null,
        JSON.stringify(facts.documents ?? []),
        JSON.stringify(facts.charts ?? []),
      ],
    );
    await this.tell("knowledgeArticlePublished", { id, locale: "ru" });
    return id;
  }

  async newspaper(id: string, title: string): Promise<void> {
    await this.app.sql(
      `insert into published.newspaper (id, locale, title) values ($1, 'ru', $2)
       on conflict (id, locale) do update set title = $2`,
      [id, title],
    );
    await this.tell("newspaperPublished", { id, locale: "ru" });
  }

  async newspaperIssue(
    newspaperId: string,
    facts: {
      number: number;
      title: string;
      editorsWord?: string;
      rubrics: { title: string; articleIds: string[] }[];
    },
  ): Promise<string> {
    const id = randomUUID().replaceAll("-", "").slice(0, 24);
    await this.app.sql(
      `insert into published.newspaper_issue (id, locale, newspaper_id, number, through_number, title, editors_word, rubrics, published_at)
       values ($1, 'ru', $2, $3, $3 + 100, $4, $5, $6, now())`,
      [id, newspaperId, facts.number, facts.title, facts.editorsWord ?? null, JSON.stringify(facts.rubrics)],
    );
    await this.tell("newspaperIssuePublished", { id, locale: "ru" });
    return id;
  }

  async blogPost(title: string, body = ""): Promise<string> {
    const id = randomUUID();
    await this.app.sql(
      "insert into published.blog_post (id, title, body, published_at) values ($1, $2, $3, now())",
      [id, title, body],
    );
    await this.tell("blogPostPublished", { id });
    return id;
  }

  async tell(name: string, payload: object): Promise<void> {
    await this.app.sql("insert into events.outbox (name, payload) values ($1, $2)", [name, payload]);
  }
}

interface ArticleFacts {
  charts?: object[];
  id?: string;
  locale?: "ru" | "en";
  organisation?: OrganisationOf;
  body?: string;
  publishedAt?: Date;
}
