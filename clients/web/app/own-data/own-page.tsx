import type { ReactNode } from "react";
import { Link } from "react-router";
import { useLanguage } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";

/** A room of the cabinet, with the way back. */
export function OwnPage({ title, children }: { title: string; children: ReactNode }) {
  const { text, path } = useLanguage();
  return (
    <div className="page narrow">
      <PageHead title={title} isPrivate />
      <p>
        <Link to={path("/cabinet")}>{text.pages.cabinet}</Link>
      </p>
      <h1 tabIndex={-1}>{title}</h1>
      {children}
    </div>
  );
}
