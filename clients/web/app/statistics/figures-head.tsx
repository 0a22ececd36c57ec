import type { ReactNode } from "react";
import { NavLink } from "react-router";
import { useLanguage, useWords } from "../language/language.js";
import { ways } from "../language/ways.js";
import { OrganisationTitle } from "../layout/organisation-title.js";

interface FiguresHeadProps {
  readonly title: string;
  readonly organisation: { readonly id: string; readonly name: string };
  /** What stands between the name and the ways. */
  readonly children?: ReactNode;
}

/** Whose figures these are, and what else there is of them. */
export function FiguresHead({ title, organisation: { id, name }, children }: FiguresHeadProps) {
  const { path } = useLanguage();
  const words = useWords(ways);
  return (
    <>
      <OrganisationTitle title={title} name={name} />
      {children}
      <nav aria-label={words.statistics}>
        <ul className="chips">
          {WAYS.map(([way, word]) => (
            <li key={way}>
              <NavLink to={path(`/organisations/${id}/${way}`)} end>
                {words[word]}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

const WAYS = [
  ["statistics", "statistics"],
  ["annual-report", "annualReport"],
  ["monitorings", "monitorings"],
  ["appraisal", "appraisal"],
  ["reports", "reports"],
] as const;
