import { Link } from "react-router";
import { useWords } from "../language/language.js";
import { period } from "../language/period.js";

interface YearsProps {
  readonly days: { readonly from: string; readonly until: string };
  /** The address of the same page for other days. */
  readonly to: (days: { from: string; until: string }) => string;
}

/** Ways to the calendar years: of no other days is anything told to those who do not see the cards. */
export function Years({ days, to }: YearsProps) {
  const words = useWords(period);
  const last = Number(days.until.slice(0, 4));
  return (
    <>
      <p className="note">{words.whyYears}</p>
      <nav className="chips" aria-label={words.years}>
        {[last, last - 1].map((year) => {
          const whole = { from: `${year}-01-01`, until: `${year}-12-31` };
          const isShown = days.from === whole.from && days.until === whole.until;
          return (
            <Link key={year} to={to(whole)} aria-current={isShown ? "page" : undefined} preventScrollReset>
              {words.ofYear(year)}
            </Link>
          );
        })}
      </nav>
    </>
  );
}
