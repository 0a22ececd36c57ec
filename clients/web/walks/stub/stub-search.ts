import type { PageArgs } from "./asked.js";
import { listPage } from "./list-page.js";
import type { StubKnowledge } from "./stub-knowledge.js";
import type { StubNewspaper } from "./stub-newspaper.js";
import type { StubPublications } from "./stub-publications.js";
import { organisations, type Subject } from "./stub-union.js";

/** Seeking in titles, with one mistake that it knows. */
export class StubSearch {
  constructor(
    private readonly subjects: readonly Subject[],
    private readonly publications: StubPublications,
    private readonly knowledge: StubKnowledge,
    private readonly newspaper: StubNewspaper,
  ) {}

  search = ({ query, kinds, ...page }: PageArgs & { query: string; kinds?: string[] | null }) => {
    const words = query === "отпкск" ? "отпуск" : query.toLowerCase();
    const found = [
      ...this.subjects.map((subject) => ({
        kind: subject.__typename === "Article" ? "ARTICLE" : "BLOG_POST",
        subject,
      })),
      ...organisations.map((subject) => ({ kind: "ORGANISATION", subject })),
      ...["leave-1", "crm-1"].map((id) => ({
        kind: "KNOWLEDGE_ARTICLE",
        subject: this.knowledge.knowledgeArticle({ id }),
      })),
      { kind: "NEWSPAPER_ISSUE", subject: this.newspaper.found() },
    ]
      .map(({ kind, subject }) => {
        const facts = subject as unknown as {
          id: string;
          title?: string;
          name?: string;
          publishedAt?: string;
        };
        const title = facts.title ?? facts.name ?? "";
        const at = title.toLowerCase().indexOf(words);
        const highlight = `${title.slice(0, at)}<mark>${title.slice(at, at + words.length)}</mark>${title.slice(at + words.length)} &amp; далее`;
        return {
          id: facts.id,
          kind,
          title,
          highlight,
          at,
          publishedAt: facts.publishedAt ?? null,
          subject: {
            ...this.publications.subject(subject as Subject),
            ...(kind === "ARTICLE" && this.newspaper.ofArticle(facts.id)),
          },
        };
      })
      .filter(({ at }) => at >= 0);
    const counts = Map.groupBy(found, ({ kind }) => kind);
    const facets = [...counts].map(([kind, { length }]) => ({ kind, count: length }));
    const shown = kinds ? found.filter(({ kind }) => kinds.includes(kind)) : found;
    return { ...listPage(shown, page), facets, correctedQuery: words === query.toLowerCase() ? null : words };
  };
  suggest = () => [{ text: "отпуск", kind: "ARTICLE" }];
}
