import { NavLink } from "react-router";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { useLanguage } from "../language/language.js";
import { Trail } from "../layout/trail.js";
import { Symbols, Symbols_Site } from "./symbols.js";

export const OrganisationHead_Organisation = graphql(
  `
    fragment OrganisationHead_Organisation on Organisation {
      id
      name
      fullName
      memberCount
      ancestors {
        id
        name
      }
      site(locale: $locale) {
        id
        title
        mission
        ...Symbols_Site
        sections {
          id
          title
          position
        }
      }
      newspaper(locale: $locale) {
        id
      }
    }
  `,
  [Symbols_Site],
);

interface OrganisationHeadProps {
  readonly organisation: FragmentOf<typeof OrganisationHead_Organisation>;
  /** On a page inside the site the name is no longer the page's own heading. */
  readonly isInside?: boolean;
}

/** Whose site this is, and its sections: at most seven, by the union's own rule. */
export function OrganisationHead({ organisation, isInside }: OrganisationHeadProps) {
  const { text, path } = useLanguage();
  const { id, name, fullName, memberCount, ancestors, site, newspaper } = readFragment(
    OrganisationHead_Organisation,
    organisation,
  );
  const home = path(`/organisations/${id}`);
  const sections = (site?.sections ?? []).toSorted((one, other) => one.position - other.position);
  return (
    <div className="organisation-head">
      <div className="page">
        <Trail steps={ancestors} />
        <div className="organisation-name">
          {site && <Symbols site={site} />}
          <div>
            {isInside ? <p className="as-title">{name}</p> : <h1 tabIndex={-1}>{name}</h1>}
            {!isInside && fullName !== name && <p className="full-name">{fullName}</p>}
          </div>
        </div>
        {!isInside && site?.mission && <p className="lead">{site.mission}</p>}
        {!isInside && memberCount > 0 && <p className="note">{text.organisation.members(memberCount)}</p>}
        {(sections.length > 0 || newspaper) && (
          <nav className="sections" aria-label={text.organisation.sections}>
            <ul>
              <li>
                <NavLink to={home} end>
                  {text.organisation.allNews}
                </NavLink>
              </li>
              {sections.slice(0, 7).map((section) => (
                <li key={section.id}>
                  <NavLink to={`${home}/sections/${section.id}`}>{section.title}</NavLink>
                </li>
              ))}
              {newspaper && (
                <li>
                  <NavLink to={`${home}/newspaper`}>{text.organisation.newspaper}</NavLink>
                </li>
              )}
            </ul>
          </nav>
        )}
      </div>
    </div>
  );
}
