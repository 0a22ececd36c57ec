import { event, hear } from "@angel/kit/events";
import { readPublished } from "@angel/kit/published";
import { isNews } from "../notice/hear-news.js";
import type { PublicationKind } from "./publication.js";

interface Publication {
  id: string;
  organisationId: string;
  firstPublication: boolean;
}

/** The organisations of a member are the one on whose register they stand, and those above it. */
export const publicationHearers = [
  hearPublications("articlePublished", "ARTICLE"),
  hearPublications("newspaperIssuePublished", "NEWSPAPER_ISSUE"),
];

function hearPublications(name: string, kind: PublicationKind) {
  return hear(event<Publication>(name), async ({ id, organisationId, firstPublication }, told, { em }) => {
    if (!firstPublication || !isNews(told)) return;
    // From those who asked, however many there are in the union; what was chosen as a member counts before the account's choice.
    await readPublished(
      em,
      ["organisation", "member_reach", "account_reach"],
      `with asked as (
         select person_id as member_id from preferences where subject = 'ARTICLE' and channels <> '{}'
         union
         select account.member_id from preferences chosen
           join published.account_reach account on account_id = chosen.person_id
         where subject = 'ARTICLE' and channels <> '{}' and not exists (
           select from preferences own where own.person_id = account.member_id and own.subject = 'ARTICLE')
       ), added as (
         insert into publication_people (kind, publication_id, person_id)
         select ?, ?, member_id from asked
           join published.member_reach using (member_id)
           join published.organisation place on place.node = primary_id
           join published.organisation top on top.id = ?::uuid
         where is_on_register and not is_destroyed
           and (place.id = top.id or place.path like top.path || '.%')
         on conflict do nothing returning 1
       )
       select count(*) from added`,
      [kind, id, organisationId],
    );
  });
}
