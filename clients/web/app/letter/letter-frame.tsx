import type { ReactNode } from "react";
import { Link } from "react-router";
import { useLanguage, useWords } from "../language/language.js";
import { letters } from "../language/letters.js";
import { PageHead } from "../layout/page-head.js";

interface LetterPageProps {
  readonly organisation: { readonly id: string; readonly name: string };
  readonly title: string;
  readonly children: ReactNode;
}

/** A page about one letter of an organisation, with the way back to all of them. */
export function LetterPage({ organisation: { id, name }, title, children }: LetterPageProps) {
  const { path } = useLanguage();
  const words = useWords(letters);
  return (
    <div className="page narrow">
      <PageHead title={`${title}. ${name}`} isPrivate />
      <p>
        <Link to={path(`/organisations/${id}/letters`)}>{words.title}</Link>
      </p>
      <h1 tabIndex={-1}>{title}</h1>
      <p className="lead">{name}</p>
      {children}
    </div>
  );
}
