import { graphql, type ResultOf } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";

export const Span_Span = graphql(`
  fragment Span_Span on Span @_unmask {
    years
    months
    days
  }
`);

/** A length of service in words: years and months, and days where there is nothing longer. */
export function Span({ span: { years, months, days } }: { span: ResultOf<typeof Span_Span> }) {
  const words = useWords(memberCard).span;
  const parts = [years > 0 && words.years(years), months > 0 && words.months(months)].filter(Boolean);
  return <>{parts.length > 0 ? parts.join(" ") : words.days(days)}</>;
}
