import { Link, useLocation } from "react-router";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { dues } from "../language/dues.js";
import { formatMonth } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { More } from "../list/more.js";
import type { Page } from "../list/page.js";
import { usePages } from "../list/use-pages.js";
import { VERDICTS } from "./verdicts.js";

export const Past_DuesReconciliation = graphql(`
  fragment Past_DuesReconciliation on DuesReconciliation @_unmask {
    id
    month
    fileName
    madeAt
    madeBy {
      id
      displayName
    }
    employer {
      id
      name
    }
    counts {
      verdict
      count
    }
  }
`);

type Reconciliation = ResultOf<typeof Past_DuesReconciliation>;

interface PastReconciliationsProps {
  readonly organisationId: string;
  readonly month: string;
  /** Only those of the month. */
  readonly isOfMonth: boolean;
  readonly reconciliations: Page<Reconciliation>;
}

/** The lists of employers that were held against the register before. */
export function PastReconciliations({
  organisationId,
  month,
  isOfMonth,
  reconciliations,
}: PastReconciliationsProps) {
  const { locale, path } = useLanguage();
  const words = useWords(dues);
  const { search } = useLocation();
  const pages = usePages<Reconciliation, Omit<PastReconciliationsProps, "organisationId">>(
    reconciliations,
    "pastAfter",
    (loaded) => loaded.reconciliations,
  );
  const choice = (past: "all" | "month", title: string) => {
    const wanted = new URLSearchParams(search);
    for (const one of ["past", "pastAfter", "recorded"]) wanted.delete(one);
    if (past === "month") wanted.set("past", past);
    return (
      <li>
        <Link
          to={`?${wanted}`}
          aria-current={isOfMonth === (past === "month") ? "page" : undefined}
          preventScrollReset
          suppressHydrationWarning
        >
          {title}
        </Link>
      </li>
    );
  };
  return (
    <section aria-labelledby="past">
      <h2 id="past">{words.past}</h2>
      <ul className="chips">
        {choice("all", words.pastAll)}
        {choice("month", words.pastOfMonth(formatMonth(locale, `${month}-01`)))}
      </ul>
      {pages.nodes.length === 0 && <p role="status">{words.pastNone}</p>}
      <ul className="claims dues-lines">
        {pages.nodes.map((one) => (
          <li key={one.id} id={one.id} tabIndex={-1}>
            <Link
              to={path(`/organisations/${organisationId}/dues/reconciliations/${one.id}`)}
              suppressHydrationWarning
            >
              {words.pastOfMonth(formatMonth(locale, `${one.month}-01`))}
            </Link>
            <Agreement counts={one.counts} />
            <span className="note">
              <span lang="ru">{[one.fileName, one.employer?.name].filter(Boolean).join(", ")}</span>.{" "}
              <Moment value={one.madeAt} isExact />
              {one.madeBy?.displayName && <span lang="ru">{`, ${one.madeBy.displayName}`}</span>}
            </span>
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </section>
  );
}

/** Whether the list agrees, and in what it does not. */
function Agreement({ counts }: Pick<Reconciliation, "counts">) {
  const words = useWords(dues);
  const told = VERDICTS.flatMap((verdict) => counts.filter((one) => one.verdict === verdict));
  if (told.length === 0) return null;
  const isWhole = told.every(({ verdict }) => verdict === "AGREES");
  return (
    <>
      <span className={isWhole ? "claim-state approved" : "claim-state refused"}>
        {isWhole ? words.pastAgrees : words.pastDiffers}
      </span>
      <span className="note">
        {told.map(({ verdict, count }) => `${words.verdicts[verdict]}: ${count}`).join(". ")}
      </span>
    </>
  );
}
