import { Fragment } from "react";
import { Link } from "react-router";
import { HANDLERS } from "../appeal/handlers.js";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { useLanguage } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { Picture } from "../layout/picture.js";
import { Telephone } from "../layout/telephone.js";
import { useFrame } from "../layout/use-frame.js";

export const OrganisationAside_Organisation = graphql(`
  fragment OrganisationAside_Organisation on Organisation {
    id
    number
    ancestors {
      id
      name
    }
    chair {
      name
      electedOn
    }
    contacts {
      postalAddress
      actualAddress
      phones
      email
      website
      socialLinks
    }
    children(first: 1) {
      totalCount
    }
    site(locale: $locale) {
      id
      representatives {
        fullName
        responsibility
        contact
      }
      socialLinks {
        title
        url
      }
      superiorLinks {
        title
        url
        banner {
          url
          alternativeText
        }
      }
    }
  }
`);

/** Who leads the organisation and how to reach it. */
export function OrganisationAside({
  organisation,
}: {
  organisation: FragmentOf<typeof OrganisationAside_Organisation>;
}) {
  const { text, path } = useLanguage();
  const { id, number, ancestors, chair, contacts, children, site } = readFragment(
    OrganisationAside_Organisation,
    organisation,
  );
  const { reader } = useFrame();
  const line = new Set([id, ...ancestors.map((one) => one.id)]);
  const handlesAppeals = reader?.grants.some(
    ({ role, organisation: of }) => HANDLERS.has(role) && of && line.has(of.id),
  );
  const address = contacts?.actualAddress ?? contacts?.postalAddress;
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
      {contacts ? (
        <dl className="contacts">
          {contacts.phones.length > 0 && (
            <>
              <dt>{text.organisation.phone}</dt>
              {contacts.phones.map((phone) => (
                <dd key={phone}>
                  <Telephone number={phone}>{readablePhone(phone)}</Telephone>
                </dd>
              ))}
            </>
          )}
          {contacts.email && (
            <>
              <dt>{text.organisation.email}</dt>
              <dd>
                <a href={`mailto:${contacts.email}`}>{contacts.email}</a>
              </dd>
            </>
          )}
          {address && (
            <>
              <dt>{text.organisation.address}</dt>
              <dd>{address}</dd>
            </>
          )}
          <Links
            title={text.organisation.website}
            links={contacts.website ? [named(contacts.website)] : []}
          />
          <Links
            title={text.organisation.social}
            links={site && site.socialLinks.length > 0 ? site.socialLinks : contacts.socialLinks.map(named)}
          />
          {number && (
            <>
              <dt>{text.organisation.number}</dt>
              <dd>{number}</dd>
            </>
          )}
        </dl>
      ) : (
        <p className="note">{text.organisation.partDown}</p>
      )}
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
        <Link to={`${path("/appeals/new")}?organisation=${id}`}>{text.organisation.appeal}</Link>
      </p>
      {handlesAppeals && (
        <p>
          <Link to={path(`/organisations/${id}/appeals`)}>{text.organisation.appeals}</Link>
        </p>
      )}
      <p>
        <Link to={path(`/organisations/${id}/benefit`)}>{text.benefits.leaflet.title}</Link>
      </p>
      {site && site.representatives.length > 0 && (
        <>
          <h2>{text.organisation.representatives}</h2>
          <dl className="contacts">
            {site.representatives.map(({ fullName, responsibility, contact }) => (
              <Fragment key={`${fullName} ${responsibility}`}>
                <dt>{responsibility}</dt>
                <dd>
                  {fullName}
                  {contact && <span className="note"> · {contact}</span>}
                </dd>
              </Fragment>
            ))}
          </dl>
        </>
      )}
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

interface NamedLink {
  readonly title: string;
  readonly url: string;
  readonly banner?: { readonly url: string; readonly alternativeText: string | null } | null;
}

function Links({ title, links }: { title?: string; links: readonly NamedLink[] }) {
  // What people typed into a form is not trusted to be a web address.
  const safe = links.filter(({ url }) => /^https?:\/\//i.test(url) && URL.canParse(url));
  if (safe.length === 0) return null;
  return (
    <>
      {title && <dt>{title}</dt>}
      {safe.map((link) => (
        <dd key={link.url}>
          <a href={link.url} rel="noopener noreferrer external">
            {link.banner && <Picture image={link.banner} className="banner" />}
            {link.title}
          </a>
        </dd>
      ))}
    </>
  );
}

function named(url: string): NamedLink {
  return { url, title: url.replace(/^https?:\/\/(www\.)?|\/$/g, "") };
}

/** +74951234567 is a number for a machine. */
function readablePhone(phone: string): string {
  return phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, "+7 $1 $2-$3-$4");
}
