import { toHtml } from "./text/draft.ts";
import { knowledgeAboutLeave } from "./text/knowledge-leave.ts";
import type { UnionKnowledgeArticle } from "./union.ts";

export function makeKnowledgeArticles(): UnionKnowledgeArticle[] {
  return [...knowledgeAboutLeave].map(({ key, topic, title, law, tags, body, en }) => ({
    key,
    topic,
    title: { ru: title, ...(en && { en: en.title }) },
    body: { ru: toHtml(body), ...(en && { en: toHtml(en.body) }) },
    lawReference: law,
    tags: tags.split(", "),
  }));
}
