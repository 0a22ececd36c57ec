import type { OrganisationPlan } from "./organisation.ts";
import { type ArticleDraft, toHtml } from "./text/draft.ts";
import { cityNews } from "./text/city-news.ts";
import { nationalNews } from "./text/national-news.ts";
import { primaryNews } from "./text/primary-news.ts";
import { regionNews } from "./text/region-news.ts";
import type { UnionArticle, UnionMember, UnionSite } from "./union.ts";

export const articleDrafts: readonly ArticleDraft[] = [
  ...nationalNews,
  ...regionNews,
  ...cityNews,
  ...primaryNews,
];

/** A key a person can read: the site and the day, and a number where a day has several. */
export function keyOf(draft: ArticleDraft): string {
  const sameDay = articleDrafts.filter(
    ({ site, at }) => site === draft.site && at.slice(0, 10) === draft.at.slice(0, 10),
  );
  const place = sameDay.indexOf(draft);
  return `${draft.site}-${draft.at.slice(0, 10)}${place > 0 ? `-${place + 1}` : ""}`;
}

export function makeArticles(
  organisations: readonly OrganisationPlan[],
  sites: readonly UnionSite[],
  authors: (siteKey: string) => UnionMember,
): UnionArticle[] {
  return articleDrafts.map((draft) => {
    const site = sites.find(({ key }) => key === draft.site);
    const section = site?.sections.find(({ key }) => key === `${draft.site}-${draft.section}`);
    const plan = organisations.find(({ key }) => key === draft.site);
    if (!site || !section || !plan) throw new Error(`No place for «${draft.title}».`);
    const { en } = draft;
    return {
      key: keyOf(draft),
      siteKey: site.key,
      sectionKey: section.key,
      organisationId: plan.organisation.id,
      kind: draft.kind,
      title: { ru: draft.title, ...(en && { en: en.title }) },
      lead: { ru: draft.lead, ...(en && { en: en.lead }) },
      body: { ru: toHtml(draft.body), ...(en && { en: toHtml(en.body) }) },
      charts: draft.charts,
      authorMemberId: authors(draft.site).id,
      publishedAt: new Date(draft.at).toISOString(),
      flowsDown: draft.flowsDown ?? false,
    };
  });
}
