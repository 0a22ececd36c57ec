import { data, Form, Link, redirect } from "react-router";
import type { Route } from "./+types/notice-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { notices } from "../language/notices.js";
import { idOf } from "../layout/wanted.js";
import { PageHead } from "../layout/page-head.js";
import { PlainText } from "../prose/plain-text.js";
import { signInFirst } from "../session/own-page.server.js";
import { ownPath } from "../session/own-path.js";
import { visitOf } from "../session/visit.js";
import { markNoticesRead } from "./mark-notices-read.server.js";
import { rateNotice } from "./rate-notice.server.js";
import { NoticeFacts, NoticeFacts_Notice } from "./notice-facts.js";
import "../style/notice.css";

const NoticePage = graphql(
  `
    query NoticePage($id: ID!) {
      viewer {
        id
      }
      notice(id: $id) {
        id
        title
        text
        path
        readAt
        isRateable
        isUseful
        ...NoticeFacts_Notice
      }
    }
  `,
  [NoticeFacts_Notice],
);

/** Following a notice is reading it, without scripts too: it leads to what it is about; a mailing is read here. */
export async function loader({ context, request, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const answer = await askForPage(visit, NoticePage, { id: idOf(params.id) });
  if (!answer.data.viewer) throw signInFirst(request);
  const notice = found(answer.data.notice, answer.faults);
  const isMarked =
    notice.readAt === null && (await markNoticesRead(visit, { noticeIds: [notice.id] })) === null;
  const { path } = languageIn(visit.locale);
  const itself = `/cabinet/notices/${notice.id}`;
  const to = notice.isRateable ? itself : ownPath(notice.path, itself);
  // Once it is marked, the page is read anew: the bell counts it no longer.
  if (to !== itself || isMarked) throw redirect(path(to), 303);
  return { notice };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const isUseful = (await request.formData()).get("useful") === "yes";
  const problem = await rateNotice(visitOf(context), { noticeId: idOf(params.id), isUseful });
  return problem ? data({ problem }, 422) : redirect(new URL(request.url).pathname, 303);
}

export default function Notice({ loaderData: { notice }, actionData }: Route.ComponentProps) {
  const { text, path } = useLanguage();
  return (
    <div className="page narrow">
      <PageHead title={notice.title} isPrivate />
      <p>
        <Link to={path("/cabinet/notices")}>{text.notice.title}</Link>
      </p>
      <h1 tabIndex={-1}>{notice.title}</h1>
      <PlainText text={notice.text} />
      <NoticeFacts notice={notice} />
      {actionData?.problem && (
        <p className="problem" role="alert">
          {actionData.problem}
        </p>
      )}
      {notice.isRateable && <Rate isUseful={notice.isUseful} />}
    </div>
  );
}

/** Whoever sent it learns how many found it useful, and never who. */
function Rate({ isUseful }: { isUseful: boolean | null }) {
  const { rate } = useWords(notices);
  return (
    <Form method="post" className="row" preventScrollReset aria-label={rate.title}>
      <span>{rate.title}</span>
      {(["yes", "no"] as const).map((word) => {
        const isSaid = isUseful === (word === "yes");
        return (
          <button
            key={word}
            className={isSaid ? "button small" : "button small quiet"}
            name="useful"
            value={word}
            aria-pressed={isSaid}
          >
            {rate[word]}
          </button>
        );
      })}
    </Form>
  );
}
