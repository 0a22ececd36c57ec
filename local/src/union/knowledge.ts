import { toHtml } from "./text/draft.ts";
import { knowledgeAboutLife } from "./text/knowledge-life.ts";
import { knowledgeAboutTime } from "./text/knowledge-time.ts";
import { knowledgeAboutUnion } from "./text/knowledge-union.ts";
import { knowledgeAboutWork } from "./text/knowledge-work.ts";
import type { UnionKnowledgeArticle } from "./union.ts";

const drafts = [...knowledgeAboutTime, ...knowledgeAboutWork, ...knowledgeAboutLife, ...knowledgeAboutUnion];

export function makeKnowledgeArticles(): UnionKnowledgeArticle[] {
  return drafts.map(({ key, topic, title, law, tags, body, en }) => ({
    key,
    topic,
    title: { ru: title, ...(en && { en: en.title }) },
    body: { ru: toHtml(body), ...(en && { en: toHtml(en.body) }) },
    lawReference: law,
    tags: tags.split(", "),
  }));
}
