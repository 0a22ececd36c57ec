import type { ReactNode } from "react";
import { Form, Link } from "react-router";
import type { FragmentOf } from "../gateway/graphql.js";
import { groups } from "../language/groups.js";
import { useLanguage, useWords } from "../language/language.js";
import { More } from "../list/more.js";
import type { Page } from "../list/page.js";
import { usePages } from "../list/use-pages.js";
import { PostItem, type PostItem_GroupPost } from "./post-item.js";
import { useGroupNews } from "./use-group-news.js";

type Post = FragmentOf<typeof PostItem_GroupPost> & { readonly id: string; readonly revision: string };
interface Counted extends Page<Post> {
  readonly totalCount: number;
}
/** What the page of a group has loaded. */
interface Loaded {
  readonly group: { readonly posts: Counted | null };
}

interface PostsProps {
  readonly groupId: string;
  readonly posts: Counted;
  /** The words that were sought; empty where all posts are shown. */
  readonly search: string;
}

/** What is written in the group, or what of it has the words that were sought. */
export function Posts({ groupId, posts, search }: PostsProps) {
  const words = useWords(groups);
  const { text, path } = useLanguage();
  const pages = usePages<Post, Loaded>(posts, "after", (loaded) => loaded.group.posts);
  const isSearched = search !== "";
  const nothing = isSearched ? words.foundNothing : words.noPosts;
  return (
    <section aria-labelledby="posts">
      {!isSearched && <Followed groupId={groupId} posts={pages.nodes} />}
      <h2 id="posts">{words.posts}</h2>
      {(isSearched || posts.totalCount > 0) && (
        <Form method="get" role="search" className="search-box" preventScrollReset>
          <label htmlFor="post-search">{words.search}</label>
          <div className="search-field">
            <input id="post-search" type="search" name="search" defaultValue={search} maxLength={200} />
            <button className="button">{text.search.submit}</button>
          </div>
        </Form>
      )}
      {isSearched && (
        <p>
          {posts.totalCount > 0 && <span role="status">{words.found(posts.totalCount)}. </span>}
          <Link to={path(`/groups/${groupId}`)} preventScrollReset>
            {words.allPosts}
          </Link>
        </p>
      )}
      {pages.nodes.length === 0 && <p role="status">{nothing}</p>}
      <ul className="event-list">
        {pages.nodes.map((post) => (
          <PostItem key={post.id} post={post} groupId={groupId} />
        ))}
      </ul>
      <More pages={pages} />
    </section>
  );
}

/** What comes while one reads. */
function Followed({ groupId, posts }: { groupId: string; posts: readonly Post[] }): ReactNode {
  useGroupNews(groupId, posts);
  return null;
}
