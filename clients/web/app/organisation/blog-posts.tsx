import { Link } from "react-router";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { useLanguage } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";

export const BlogPosts_Organisation = graphql(`
  fragment BlogPosts_Organisation on Organisation {
    blogPosts(first: 5, after: $postsAfter) {
      nodes {
        id
        title
        publishedAt
        author {
          id
          displayName
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

interface BlogPostsProps<Data> {
  readonly organisation: FragmentOf<typeof BlogPosts_Organisation>;
  readonly pick: (data: Data) => FragmentOf<typeof BlogPosts_Organisation> | null;
}

/** What members write themselves. */
export function BlogPosts<Data>({ organisation, pick }: BlogPostsProps<Data>) {
  const { text, path } = useLanguage();
  const { blogPosts } = readFragment(BlogPosts_Organisation, organisation);
  const pages = usePages<(typeof blogPosts.nodes)[number], Data>(blogPosts, "postsAfter", (data) => {
    const more = pick(data);
    return more && readFragment(BlogPosts_Organisation, more).blogPosts;
  });
  if (pages.nodes.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="blogs-title">
      <h2 id="blogs-title">{text.organisation.blogs}</h2>
      <ul className="posts">
        {pages.nodes.map((post) => (
          <li key={post.id} id={post.id} tabIndex={-1}>
            <Link to={path(`/posts/${post.id}`)}>{post.title}</Link>
            <span className="note">
              {post.author?.displayName ?? text.comment.someone} · <Moment value={post.publishedAt} />
            </span>
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </section>
  );
}
