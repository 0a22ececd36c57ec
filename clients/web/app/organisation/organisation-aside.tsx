import { Link } from "react-router";
import { HANDLERS } from "../appeal/handlers.js";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { KEEPERS } from "../grant/keepers.js";
import { useLanguage } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { useFrame } from "../layout/use-frame.js";
import { Contacts, Contacts_Organisation, Links } from "./contacts.js";
import { Representatives, Representatives_Site } from "./representatives.js";

export const OrganisationAside_Organisation = graphql(
  `
    fragment OrganisationAside_Organisation on Organisation {
      id
      ancestors {
        id
        name
      }
      chair {
        name
        electedOn
      }
      children(first: 1) {
        totalCount
      }
      ...Contacts_Organisation
      site(locale: $locale) {
        id
        isActual
        superiorLinks {
          title
          url
          banner {
            url
            alternativeText
          }
        }
        ...Representatives_Site
      }
    }
  `,
  [Contacts_Organisation, Representatives_Site],
);

/** Who leads the organisation and how to reach it. */
export function OrganisationAside({
  organisation: asked,
}: {
  organisation: FragmentOf<typeof OrganisationAside_Organisation>;
}) {
  const { text, path } = useLanguage();
  const organisation = readFragment(OrganisationAside_Organisation, asked);
  const { id, ancestors, chair, children, site } = organisation;
  const { reader } = useFrame();
  const line = new Set([id, ...ancestors.map((one) => one.id)]);
  const roles = (reader?.grants ?? [])
    .filter(({ organisation: of }) => of && line.has(of.id))
    .map(({ role }) => role);
  const handlesAppeals = roles.some((role) => HANDLERS.has(role));
  const keeps = roles.some((role) => KEEPERS.has(role));
  const answersForSites = handlesAppeals || roles.includes("EDITOR");
  return (
    <div className="panel">
      {chair && (
        <>
          <h2>{text.organisation.chair}</h2>
          <p className="chair">{chair.name}</p>
          {chair.electedOn && (
            <p className="note">
              {text.organisation.elected} <Moment value={chair.electedOn} />
            </p>
          )}
        </>
      )}
      <h2>{text.organisation.contacts}</h2>
      <Contacts organisation={organisation} />
      {children.totalCount > 0 && (
        <p>
          <Link to={`${path("/")}?branch=${id}#tree`}>{text.homePage.inside(children.totalCount)}</Link>
        </p>
      )}
      <p>
        <Link to={path(`/organisations/${id}/events`)}>{text.organisation.events}</Link>
      </p>
      <p>
        <Link to={path(`/organisations/${id}/surveys`)}>{text.organisation.surveys}</Link>
      </p>
      <p>
        <Link to={path(`/organisations/${id}/groups`)}>{text.organisation.groups}</Link>
      </p>
      <p>
        <Link to={`${path("/appeals/new")}?organisation=${id}`}>{text.organisation.appeal}</Link>
      </p>
      {handlesAppeals && (
        <p>
          <Link to={path(`/organisations/${id}/appeals`)}>{text.organisation.appeals}</Link>
        </p>
      )}
      {keeps && (
        <p>
          <Link to={path(`/organisations/${id}/rights`)}>{text.organisation.rights}</Link>
        </p>
      )}
      {answersForSites && (
        <p>
          <Link to={path(`/organisations/${id}/quiet-sites`)}>{text.organisation.quietSites}</Link>
          {site?.isActual === false && <span className="note"> · {text.organisation.isQuiet}</span>}
        </p>
      )}
      <p>
        <Link to={path(`/organisations/${id}/benefit`)}>{text.pages.leaflet}</Link>
      </p>
      <p>
        <Link to={path(`/organisations/${id}/noticeboard`)}>{text.organisation.noticeboard}</Link>
      </p>
      {site && <Representatives site={site} />}
      {ancestors.length > 0 && (
        <dl className="contacts">
          <dt>{text.organisation.superior}</dt>
          {ancestors.toReversed().map((one) => (
            <dd key={one.id}>
              <Link to={path(`/organisations/${one.id}`)}>{one.name}</Link>
            </dd>
          ))}
          <Links links={site?.superiorLinks ?? []} />
        </dl>
      )}
    </div>
  );
}
