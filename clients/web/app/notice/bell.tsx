import { type ComponentType, useEffect, useState } from "react";
import { Link } from "react-router";
import { useLanguage } from "../language/language.js";
import type { NoticeNewsProps } from "./notice-news.js";

interface BellProps {
  /** Null while nobody can say. */
  readonly unread: number | null;
  /** The last notice that is counted. */
  readonly last: string | null;
}

/** The way to the notices, with how many are unread. */
export function Bell({ unread, last }: BellProps) {
  if (unread === null) return <BellLink unread={0} />;
  // What was counted anew is followed anew.
  return <RingingBell key={`${last} ${unread}`} unread={unread} last={last} />;
}

/** Counts by itself what arrives; what it hears by comes after the page, and to no guest. */
function RingingBell({ unread, last }: { unread: number; last: string | null }) {
  const { text } = useLanguage();
  const [arrived, setArrived] = useState<readonly string[]>([]);
  const [News, setNews] = useState<ComponentType<NoticeNewsProps> | null>(null);
  useEffect(() => {
    // Without it the bell still leads there.
    import("./notice-news.js").then(({ NoticeNews }) => setNews(() => NoticeNews)).catch(() => {});
  }, []);
  const newest = arrived.at(-1);
  return (
    <>
      <BellLink unread={unread + arrived.length} />
      <span className="unseen" role="status">
        {newest && text.notice.arrived(newest)}
      </span>
      {News && <News last={last} take={({ title }) => setArrived((before) => [...before, title])} />}
    </>
  );
}

function BellLink({ unread }: { unread: number }) {
  const { text, path } = useLanguage();
  const name = unread > 0 ? text.notice.unread(unread) : text.notice.title;
  return (
    <Link className="bell" to={path("/cabinet/notices")} aria-label={name} title={name}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M12 3a6 6 0 0 0-6 6c0 5-2 6.5-2.5 7.5h17C20 15.5 18 14 18 9a6 6 0 0 0-6-6z" />
        <path d="M9.5 19.5a2.6 2.6 0 0 0 5 0" />
      </svg>
      {unread > 0 && <span className="bell-count">{unread > 99 ? "99+" : unread}</span>}
    </Link>
  );
}
