/** What the newsroom publishes: the Strapi name, the table, the word in events. */
export interface DocumentKind {
  uid: Uid;
  table: string;
  noun: string;
  /** Where it stands. A site says whose it is; what stands on none says it itself. */
  belongsTo: ("site" | "section" | "rubric" | "newspaper")[];
  /** Open to every editor's eyes and choice, though only its own change it. */
  isShared?: true;
  /** Charts may stand in its text. */
  hasCharts?: true;
}

export type Uid =
  | "api::site.site"
  | "api::section.section"
  | "api::article.article"
  | "api::knowledge-rubric.knowledge-rubric"
  | "api::knowledge-article.knowledge-article"
  | "api::newspaper.newspaper"
  | "api::newspaper-issue.newspaper-issue";

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
  hasCharts: true,
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
  hasCharts: true,
};

export const newspaper: DocumentKind = {
  uid: "api::newspaper.newspaper",
  table: "newspapers",
  noun: "newspaper",
  belongsTo: [],
};
export const newspaperIssue: DocumentKind = {
  uid: "api::newspaper-issue.newspaper-issue",
  table: "newspaper_issues",
  noun: "newspaperIssue",
  belongsTo: ["newspaper"],
};

export const documentKinds = [
  site,
  section,
  article,
  knowledgeRubric,
  knowledgeArticle,
  newspaper,
  newspaperIssue,
];

export function documentKind(uid: string): DocumentKind | undefined {
  return documentKinds.find((kind) => kind.uid === uid);
}
