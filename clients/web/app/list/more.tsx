import type { MouseEvent } from "react";
import { Link } from "react-router";
import { useLanguage } from "../language/language.js";
import type { Pages } from "./use-pages.js";

/** «Показать ещё»: a link to the next page that stays on this one where scripts work. */
export function More({ pages }: { pages: Pages<{ readonly id: string }> }) {
  const { text } = useLanguage();
  if (!pages.next) return null;
  const stay = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    if (!pages.isLoading) pages.more();
  };
  return (
    <p className="more">
      <Link
        className="button quiet"
        to={pages.next}
        rel="next"
        onClick={stay}
        aria-disabled={pages.isLoading}
      >
        {pages.isLoading ? text.list.loading : text.list.more}
      </Link>
    </p>
  );
}
