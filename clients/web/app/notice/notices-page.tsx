import { data, Form, Link, redirect, useRevalidator } from "react-router";
import type { Route } from "./+types/notices-page.js";
import { SendButton } from "../form/send-button.js";
import { askForPage } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { notices as sentences } from "../language/notices.js";
import { useFrame } from "../layout/use-frame.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { OwnPage } from "../own-data/own-page.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { markNoticesRead } from "./mark-notices-read.server.js";
import { NoticeItem, NoticeItem_Notice } from "./notice-item.js";
import { NoticeNews } from "./notice-news.js";
import "../style/notice.css";

const NoticesPage = graphql(
  `
    query NoticesPage($unreadAfter: String, $readAfter: String) {
      viewer {
        id
        unread: notices(first: 20, after: $unreadAfter, isUnread: true) {
          nodes {
            id
            ...NoticeItem_Notice
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
        read: notices(first: 20, after: $readAfter, isUnread: false) {
          nodes {
            id
            ...NoticeItem_Notice
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  `,
  [NoticeItem_Notice],
);

export async function loader({ context, request }: Route.LoaderArgs) {
  const wanted = new URL(request.url).searchParams;
  const { viewer } = (
    await askForPage(visitOf(context), NoticesPage, {
      unreadAfter: wanted.get("unread"),
      readAfter: wanted.get("read"),
    })
  ).data;
  if (!viewer) throw signInFirst(request);
  const { unread, read } = viewer;
  return { lists: unread && read && { unread, read } };
}

export async function action({ context, request }: Route.ActionArgs) {
  const problem = await markNoticesRead(visitOf(context), { all: true });
  return problem ? data({ problem }, 422) : redirect(new URL(request.url).pathname, 303);
}

type Loaded = Route.ComponentProps["loaderData"];
type Lists = NonNullable<Loaded["lists"]>;

export default function Notices({ loaderData: { lists }, actionData }: Route.ComponentProps) {
  const { text, path } = useLanguage();
  const words = useWords(sentences);
  const { revalidate } = useRevalidator();
  const last = useFrame().reader?.notices?.nodes[0]?.id ?? null;
  return (
    <OwnPage title={text.notice.title}>
      <NoticeNews last={last} take={() => void revalidate()} />
      <p>
        <Link to={path("/cabinet/notices/preferences")}>{words.toPreferences}</Link>
      </p>
      {actionData?.problem && (
        <p className="problem" role="alert">
          {actionData.problem}
        </p>
      )}
      {lists ? (
        <>
          <List kind="unread" list={lists.unread}>
            {lists.read.nodes.length === 0 ? words.none : words.noneUnread}
          </List>
          <List kind="read" list={lists.read} />
        </>
      ) : (
        <p role="status">{words.down}</p>
      )}
    </OwnPage>
  );
}

interface ListProps {
  readonly kind: keyof Lists;
  readonly list: Lists["unread"];
  /** What is said where there is nothing. */
  readonly children?: string;
}

function List({ kind, list, children }: ListProps) {
  const words = useWords(sentences);
  const pages = usePages<Lists["unread"]["nodes"][number], Loaded>(
    list,
    kind,
    (loaded) => loaded.lists?.[kind],
  );
  if (pages.nodes.length === 0) return children && <p role="status">{children}</p>;
  return (
    <section aria-labelledby={kind}>
      <div className="row notice-head">
        <h2 id={kind}>{words[kind]}</h2>
        {kind === "unread" && (
          <Form method="post" preventScrollReset>
            <SendButton busy={words.sending} isQuiet>
              {words.readAll}
            </SendButton>
          </Form>
        )}
      </div>
      <ul className="notices">
        {pages.nodes.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} />
        ))}
      </ul>
      <More pages={pages} />
    </section>
  );
}
