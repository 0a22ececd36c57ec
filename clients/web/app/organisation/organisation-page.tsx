import { data as answer, redirect } from "react-router";
import type { Route } from "./+types/organisation-page.js";
import { Feed, Feed_Organisation } from "../feed/feed.js";
import { writtenIn } from "../form/written.js";
import { askForPage, askForPart, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { Greetings, Greetings_Organisation } from "../greeting/greetings.js";
import { takeDownGreeting } from "../greeting/take-down.server.js";
import { useLanguage } from "../language/language.js";
import { apiLocale } from "../language/locale.js";
import { PageHead } from "../layout/page-head.js";
import { idOf } from "../layout/wanted.js";
import { visitOf } from "../session/visit.js";
import { BlogPosts, BlogPosts_Organisation } from "./blog-posts.js";
import { OrganisationAside, OrganisationAside_Organisation } from "./organisation-aside.js";
import { OrganisationHead, OrganisationHead_Organisation } from "./organisation-head.js";

const OrganisationPage = graphql(
  `
    query OrganisationPage($id: ID!, $locale: Locale!) {
      organisation(id: $id) {
        id
        name
        fullName
        ...OrganisationHead_Organisation
        ...OrganisationAside_Organisation
      }
    }
  `,
  [OrganisationHead_Organisation, OrganisationAside_Organisation],
);

const OrganisationFeed = graphql(
  `
    query OrganisationFeed($id: ID!, $after: String) {
      organisation(id: $id) {
        ...Feed_Organisation
      }
    }
  `,
  [Feed_Organisation],
);

const OrganisationPosts = graphql(
  `
    query OrganisationPosts($id: ID!, $postsAfter: String) {
      organisation(id: $id) {
        ...Greetings_Organisation
        ...BlogPosts_Organisation
      }
    }
  `,
  [BlogPosts_Organisation, Greetings_Organisation],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const wanted = new URL(request.url).searchParams;
  const id = idOf(params.id);
  // Three services answer three parts: none takes the others with it.
  const [{ data, faults }, feed, posts] = await Promise.all([
    askForPage(visit, OrganisationPage, { id, locale: apiLocale(visit.locale) }),
    askForPart(visit, OrganisationFeed, { id, after: wanted.get("after") }),
    askForPart(visit, OrganisationPosts, { id, postsAfter: wanted.get("postsAfter") }),
  ]);
  return {
    organisation: found(data.organisation, faults),
    feed: feed?.organisation ?? null,
    posts: posts?.organisation ?? null,
    isFirstPage: !wanted.has("after"),
  };
}

/** Who answers for the site takes a greeting off it. */
export async function action({ context, request, params }: Route.ActionArgs) {
  const written = writtenIn(await request.formData());
  const problem = await takeDownGreeting(visitOf(context), written("greeting"), idOf(params.id));
  return problem ? answer({ problem }, 422) : redirect(new URL(request.url).pathname, 303);
}

type Loaded = Route.ComponentProps["loaderData"];

export default function Organisation({
  loaderData: { organisation, feed, posts, isFirstPage },
  actionData,
}: Route.ComponentProps) {
  const { text } = useLanguage();
  return (
    <>
      <PageHead title={organisation.name} description={organisation.fullName} />
      <OrganisationHead organisation={organisation} />
      {posts && <Greetings organisation={posts} problem={actionData?.problem ?? null} />}
      <div className="page columns">
        <section aria-labelledby="feed-title">
          <h2 id="feed-title">{text.organisation.feed}</h2>
          {feed ? (
            <Feed<Loaded>
              key={organisation.id}
              organisation={feed}
              pick={(data) => data.feed}
              isLive={isFirstPage}
            />
          ) : (
            <p className="note">{text.organisation.feedDown}</p>
          )}
        </section>
        <aside aria-label={text.organisation.contacts}>
          <OrganisationAside organisation={organisation} />
          {posts && (
            <BlogPosts<Loaded> key={organisation.id} organisation={posts} pick={(data) => data.posts} />
          )}
        </aside>
      </div>
    </>
  );
}
