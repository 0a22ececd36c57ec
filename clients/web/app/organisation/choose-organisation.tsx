import { Form, Link } from "react-router";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { useLanguage } from "../language/language.js";

export const ChooseOrganisation_Organisation = graphql(`
  fragment ChooseOrganisation_Organisation on Organisation {
    id
    name
    parent {
      name
    }
  }
`);

/** Which organisation the address of a page names, or by which words it is sought. */
export function wantedOrganisation(request: Request) {
  const wanted = new URL(request.url).searchParams;
  const id = wanted.get("organisation")?.trim() ?? "";
  const search = wanted.get("q")?.trim().slice(0, 200) ?? "";
  return { id, hasId: id !== "", search, isSearched: search !== "" && id === "" };
}

interface ChooseOrganisationProps {
  /** The page that takes the choice in its address. */
  readonly page: string;
  readonly search: string;
  readonly chosen: { readonly name: string } | null;
  readonly found: readonly FragmentOf<typeof ChooseOrganisation_Organisation>[] | null;
  /** What to do where one's own is not found. */
  readonly help?: string;
  /** What an address adds where another is wanted than the one that is chosen by itself. */
  readonly other?: string;
}

/** Finds an organisation by words and takes one of those found: by addresses alone, so it works without scripts. */
export function ChooseOrganisation({
  page,
  search,
  chosen,
  found,
  help,
  other = "",
}: ChooseOrganisationProps) {
  const { text } = useLanguage();
  if (chosen) {
    return (
      <p className="chosen">
        <strong>{chosen.name}</strong>{" "}
        <Link to={`${page}${other}`} preventScrollReset>
          {text.choosing.other}
        </Link>
      </p>
    );
  }
  return (
    <>
      <Form method="get" role="search" className="search-box" preventScrollReset>
        <label htmlFor="organisation-search">{text.choosing.search}</label>
        <div className="search-field">
          <input
            id="organisation-search"
            type="search"
            name="q"
            defaultValue={search}
            maxLength={200}
            placeholder={text.choosing.hint}
          />
          <button className="button">{text.search.submit}</button>
        </div>
      </Form>
      {found && found.length > 0 && (
        <ul className="choices" aria-label={text.choosing.found}>
          {readFragment(ChooseOrganisation_Organisation, found).map(({ id, name, parent }) => (
            <li key={id}>
              <Link to={`${page}?organisation=${id}`} preventScrollReset>
                {name}
              </Link>
              {parent && <span className="note"> {parent.name}</span>}
            </li>
          ))}
        </ul>
      )}
      {found?.length === 0 && <p role="status">{text.search.nothing(search)}</p>}
      {help && <p className="note">{help}</p>}
    </>
  );
}
