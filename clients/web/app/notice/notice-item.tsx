import { Link } from "react-router";
import { excerpt } from "../feed/excerpt.js";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { notices } from "../language/notices.js";
import { NoticeFacts, NoticeFacts_Notice } from "./notice-facts.js";

export const NoticeItem_Notice = graphql(
  `
    fragment NoticeItem_Notice on Notice {
      id
      title
      text
      readAt
      ...NoticeFacts_Notice
    }
  `,
  [NoticeFacts_Notice],
);

/** One notice, with the way to what it is about. */
export function NoticeItem({ notice: given }: { notice: FragmentOf<typeof NoticeItem_Notice> }) {
  const notice = readFragment(NoticeItem_Notice, given);
  const { path } = useLanguage();
  const words = useWords(notices);
  const { id, title, text, readAt } = notice;
  return (
    <li id={id} tabIndex={-1} className={readAt === null ? "notice is-new" : "notice"}>
      <h3>
        <Link to={path(`/cabinet/notices/${id}`)}>{title}</Link>
        {readAt === null && <span className="own-mark">{words.isNew}</span>}
      </h3>
      <p>{excerpt(text)}</p>
      <NoticeFacts notice={notice} />
    </li>
  );
}
