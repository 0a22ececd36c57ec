import { makeAccounts } from "./account.ts";
import { makeAffairs } from "./affairs.ts";
import { makeArticles } from "./article.ts";
import { makeApplications, makeCards } from "./card.ts";
import { electChairs } from "./chair.ts";
import { makeConsents } from "./consent.ts";
import { makeConversations } from "./conversation.ts";
import { makeKnowledgeBase } from "./knowledge.ts";
import { makeMembers } from "./member.ts";
import { makeNewspapers } from "./newspaper.ts";
import { makeOrganisations } from "./organisation.ts";
import { makeSites } from "./site.ts";
import type { Union } from "./union.ts";

/** The demo union: one region in the shape of Karelia. Always the same, to the letter. */
export function makeUnion(): Union {
  const organisations = makeOrganisations();
  const members = makeMembers(organisations);
  const chairs = electChairs(organisations, members);
  const { accounts, editors, writers } = makeAccounts(organisations, members, chairs);
  const sites = makeSites(organisations);
  const editor = writers.get("region");
  if (!editor) throw new Error("The region has no editor.");
  return {
    version: 1,
    organisations: organisations.map(({ organisation }) => organisation),
    members: members.map(({ member }) => member),
    affairs: makeAffairs(organisations, members, chairs),
    cards: makeCards(members),
    applications: makeApplications(organisations, members),
    consents: makeConsents(members, accounts, [...new Set(chairs.values())]),
    accounts,
    sites,
    articles: makeArticles(organisations, sites, (key) => writers.get(key) ?? chairs.get(key) ?? editor),
    ...makeKnowledgeBase(),
    newspapers: makeNewspapers(organisations),
    editors,
    ...makeConversations(organisations, members),
  };
}
