/** What the newsroom publishes: the Strapi name, the table, the word in events. */
export interface DocumentKind {
  uid: Uid;
  table: string;
  noun: string;
  /** The relation that says whose it is; a site says it itself. */
  belongsTo: ("site" | "section")[];
}

export type Uid =
  | "api::site.site"
  | "api::section.section"
  | "api::article.article"
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
export const knowledgeArticle: DocumentKind = {
  uid: "api::knowledge-article.knowledge-article",
  table: "knowledge_articles",
  noun: "knowledgeArticle",
  belongsTo: [],
};

export const documentKinds = [site, section, article, knowledgeArticle];

export function documentKind(uid: string): DocumentKind | undefined {
  return documentKinds.find((kind) => kind.uid === uid);
}
