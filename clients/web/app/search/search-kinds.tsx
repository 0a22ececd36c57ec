import { Link, useSearchParams } from "react-router";
import { useLanguage } from "../language/language.js";
import { readOrder, readWantedKind, type SearchKind, searchKinds, searchOrders } from "./wanted-search.js";

interface SearchKindsProps {
  readonly facets: readonly { readonly kind: SearchKind; readonly count: number }[];
}

/** Narrows the search to one kind, and says beforehand how much is there. */
export function SearchKinds({ facets }: SearchKindsProps) {
  const { text, path } = useLanguage();
  const [wanted] = useSearchParams();
  const chosen = readWantedKind(wanted);
  const order = readOrder(wanted);
  const address = (change: { kind?: SearchKind | null; order?: string }) => {
    const next = new URLSearchParams({ q: wanted.get("q") ?? "" });
    const within = wanted.get("organisation");
    if (within) next.set("organisation", within);
    const kind = change.kind === undefined ? chosen : change.kind;
    if (kind) next.set("kind", kind);
    if ((change.order ?? order) !== "RELEVANCE") next.set("order", change.order ?? order);
    return `${path("/search")}?${next}`;
  };
  const countOf = (kind: SearchKind) => facets.find((facet) => facet.kind === kind)?.count ?? 0;
  return (
    <div className="search-choices">
      <nav aria-label={text.search.kindsTitle}>
        <ul className="chips">
          <li>
            <Link to={address({ kind: null })} aria-current={chosen === null ? "true" : undefined}>
              {text.search.all}
            </Link>
          </li>
          {searchKinds
            .filter((kind) => countOf(kind) > 0 || kind === chosen)
            .map((kind) => (
              <li key={kind}>
                <Link to={address({ kind })} aria-current={chosen === kind ? "true" : undefined}>
                  {text.search.kinds[kind]} <span className="count">{countOf(kind)}</span>
                </Link>
              </li>
            ))}
        </ul>
      </nav>
      <nav aria-label={text.search.order}>
        <ul className="chips">
          {searchOrders.map((one) => (
            <li key={one}>
              <Link to={address({ order: one })} aria-current={order === one ? "true" : undefined}>
                {text.search.orders[one]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
