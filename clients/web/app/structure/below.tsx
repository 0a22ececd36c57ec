import { Form, Link } from "react-router";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { formatNumber } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";
import { structure } from "../language/structure.js";
import { More } from "../list/more.js";
import type { Page } from "../list/page.js";
import { usePages } from "../list/use-pages.js";

export const Below_Organisation = graphql(`
  fragment Below_Organisation on Organisation {
    id
    name
    level
    number
    memberCount
    closedOn
    children(first: 1) {
      totalCount
    }
  }
`);

type One = FragmentOf<typeof Below_Organisation> & { readonly id: string };

interface BelowProps {
  readonly id: string;
  readonly below: Page<One> & { readonly totalCount: number };
  /** How many of those looked for were closed; null where these are the ones listed. */
  readonly closedCount: number | null;
  /** What has the number that was looked for, now or before, wherever it stands and though it may be closed. */
  readonly byNumber: One | null;
  readonly search: string;
  readonly mayAdd: boolean;
}

/** The organisations right below that work, by name, and the way to add one; or those that were closed. */
export function Below({ id, below, closedCount, byNumber, search, mayAdd }: BelowProps) {
  const { text, locale, path } = useLanguage();
  const words = useWords(structure);
  const page = path(`/organisations/${id}/structure`);
  const pages = usePages<One, { readonly below: Page<One> }>(below, "after", (loaded) => loaded.below);
  const isSearched = search !== "";
  const isClosed = closedCount === null;
  const others = `?${new URLSearchParams({ ...(isSearched && { q: search }), ...(!isClosed && { closed: "1" }) })}#below`;
  const elsewhere = byNumber && !below.nodes.some((one) => one.id === byNumber.id) ? byNumber : null;
  return (
    <section aria-labelledby="below">
      <h2 id="below">
        {isClosed ? words.belowClosed : words.below}{" "}
        <span className="count">{formatNumber(locale, below.totalCount)}</span>
      </h2>
      {mayAdd && !isClosed && (
        <p>
          <Link className="button" to={`${page}/new`}>
            {words.add}
          </Link>
        </p>
      )}
      {(isSearched || below.totalCount > 0) && (
        <Form method="get" role="search" className="search-box" preventScrollReset>
          <label htmlFor="below-search">{words.search}</label>
          <div className="search-field">
            {isClosed && <input type="hidden" name="closed" value="1" />}
            <input id="below-search" type="search" name="q" defaultValue={search} maxLength={200} />
            <button className="button">{text.search.submit}</button>
          </div>
        </Form>
      )}
      {below.totalCount === 0 && !elsewhere && (
        <p role="status">{isSearched ? words.notFound(search) : isClosed ? words.noneClosed : words.none}</p>
      )}
      {isSearched && (
        <p>
          <Link to={isClosed ? `${page}?closed=1` : page} preventScrollReset>
            {words.wholeList}
          </Link>
        </p>
      )}
      <ul className="structure-list">
        {elsewhere && <Row one={elsewhere} />}
        {pages.nodes.map((one) => (
          <Row key={one.id} one={one} />
        ))}
      </ul>
      <More pages={pages} />
      {closedCount !== 0 && (
        <p>
          <Link to={others} preventScrollReset>
            {isClosed ? words.showWorking : words.showClosed(formatNumber(locale, closedCount))}
          </Link>
        </p>
      )}
    </section>
  );
}

function Row({ one }: { readonly one: One }) {
  const { text, path, day } = useLanguage();
  const words = useWords(structure);
  const { id, name, level, number, memberCount, closedOn, children } = readFragment(Below_Organisation, one);
  const facts = [
    words.levels[level],
    number && `${words.number} ${number}`,
    closedOn ? words.wasClosed(day(closedOn)) : text.organisation.members(memberCount),
    children.totalCount > 0 && words.inside(children.totalCount),
  ];
  return (
    <li id={id} tabIndex={-1}>
      <Link to={path(`/organisations/${id}/structure`)} lang="ru">
        {name}
      </Link>
      <span className="note">{facts.filter(Boolean).join(" · ")}</span>
    </li>
  );
}
