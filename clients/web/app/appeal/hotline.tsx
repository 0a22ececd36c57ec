import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { hotlineHours } from "../language/hotline-hours.js";
import { useWords } from "../language/language.js";
import { Telephone } from "../layout/telephone.js";
import { spansOf } from "./spans.js";

export const Hotline_Hotline = graphql(`
  fragment Hotline_Hotline on Hotline {
    telephone
    isFree
    email
    links
    opensAt
    closesAt
    weekdays
    timeZone
    isOpen
  }
`);

/** Where to call and when it answers, and the other ways to write. */
export function Hotline({ hotline }: { hotline: FragmentOf<typeof Hotline_Hotline> }) {
  const words = useWords(hotlineHours);
  const { telephone, isFree, email, links, opensAt, closesAt, weekdays, timeZone, isOpen } = readFragment(
    Hotline_Hotline,
    hotline,
  );
  // What people typed into a form is not trusted to be a web address.
  const safe = links.filter((link) => link.startsWith("https://") && URL.canParse(link));
  return (
    <section className="panel appeal-hotline" aria-labelledby="hotline">
      <h2 id="hotline">{words.hotline}</h2>
      <p className="lead">
        <Telephone number={telephone} />
        {isFree && <span className="note"> {words.hotlineFree}</span>}
      </p>
      <p>
        {spansOf(weekdays)
          .map(([first, last]) =>
            first === last
              ? words.weekdays[first - 1]
              : `${words.weekdays[first - 1]}–${words.weekdays[last - 1]}`,
          )
          .join(", ")}{" "}
        {words.hotlineHours(opensAt, closesAt, timeZone)}.{" "}
        <strong>{isOpen ? words.hotlineOpen : words.hotlineClosed}</strong>
      </p>
      {(email || safe.length > 0) && (
        <p>
          {words.hotlineElsewhere} {email && <a href={`mailto:${email}`}>{email}</a>}
          {safe.map((link, at) => (
            <span key={link}>
              {(email || at > 0) && ", "}
              <a href={link} rel="noopener noreferrer external">
                {link.replace(/^https:\/\/(www\.)?|\/$/g, "")}
              </a>
            </span>
          ))}
        </p>
      )}
    </section>
  );
}
