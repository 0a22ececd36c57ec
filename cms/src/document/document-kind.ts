/** What the newsroom publishes: the Strapi name, the table, the word in events. */
export interface DocumentKind {
  uid: Uid;
  table: string;
  noun: string;
  /** Where it stands. A site says whose it is; what stands on none says it itself. */
  belongsTo: ("site" | "section" | "rubric")[];
  /** Open to every editor's eyes and choice, though only its own change it. */
  isShared?: true;
}

export type Uid =
  | "api::site.site"
  | "api::section.section"
  | "api::article.article"
  | "api::knowledge-rubric.knowledge-rubric"
  | "api::knowledge-article.knowledge-article";

export const site: DocumentKind = { uid: "api::site.site", table: "sites", noun: "site", belongsTo: [] };
export const section: DocumentKind = {
  uid: "api::section.section",
  table: "sections",
  noun: "section",
  belongsTo: ["site"],
};
export const article: DocumentKind = {
  uid: "api::article.article",
  table: "articles",
  noun: "article",
  belongsTo: ["site", "section"],
};
export const knowledgeRubric: DocumentKind = {
  uid: "api::knowledge-rubric.knowledge-rubric",
  table: "knowledge_rubrics",
  noun: "knowledgeRubric",
  belongsTo: [],
  isShared: true,
};
export const knowledgeArticle: DocumentKind = {
  uid: "api::knowledge-article.knowledge-article",
  table: "knowledge_articles",
  noun: "knowledgeArticle",
  belongsTo: ["rubric"],
};

export const documentKinds = [site, section, article, knowledgeRubric, knowledgeArticle];

export function documentKind(uid: string): DocumentKind | undefined {
  return documentKinds.find((kind) => kind.uid === uid);
}
