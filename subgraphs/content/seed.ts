import type { EntityManager } from "@angel/kit/database";

/** Posts of the demo union, told as if just published, so that feeds and search have them. */
export async function seed(em: EntityManager, union: unknown): Promise<void> {
  const { blogPosts = [] } = union as { blogPosts?: object[] };
  await em.execute(
    `with added as (
       insert into blog_posts (id, organisation_id, author_member_id, title, body, published_at, updated_at)
       select id, "organisationId", "authorMemberId", title, body, "publishedAt", "publishedAt"
         from jsonb_to_recordset(?::jsonb) as post
              (id uuid, "organisationId" uuid, "authorMemberId" uuid, title text, body text, "publishedAt" timestamptz)
        order by "publishedAt"
       on conflict (id) do nothing
       returning id, organisation_id
     )
     insert into events.outbox (name, payload)
     select 'blogPostPublished', jsonb_build_object('id', id, 'organisationId', organisation_id, 'firstPublication', true)
       from added`,
    [JSON.stringify(blogPosts)],
  );
}
