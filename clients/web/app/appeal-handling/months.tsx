import { appealHandling } from "../language/appeal-handling.js";
import { formatMonth } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";

interface MonthsProps {
  readonly months: readonly { readonly startsOn: string; readonly count: number }[];
}

/** Month by month, as bars; a screen reader hears the figures. */
export function Months({ months }: MonthsProps) {
  const { locale } = useLanguage();
  const words = useWords(appealHandling);
  const most = Math.max(1, ...months.map(({ count }) => count));
  return (
    <ol className="appeal-months">
      {months.map(({ startsOn, count }) => {
        const said = words.month(formatMonth(locale, startsOn), count);
        return (
          <li key={startsOn} title={said} suppressHydrationWarning>
            <svg viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true">
              <rect x="1" width="8" y={100 - (count / most) * 100} height={(count / most) * 100} />
            </svg>
            <span className="unseen" suppressHydrationWarning>
              {said}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
