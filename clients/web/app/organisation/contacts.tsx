import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { useLanguage } from "../language/language.js";
import { Picture } from "../layout/picture.js";
import { Telephone } from "../layout/telephone.js";

export const Contacts_Organisation = graphql(`
  fragment Contacts_Organisation on Organisation {
    number
    contacts {
      postalAddress
      actualAddress
      phones
      email
      website
      socialLinks
    }
    site(locale: $locale) {
      id
      socialLinks {
        title
        url
      }
    }
  }
`);

/** How an organisation is reached. */
export function Contacts({ organisation }: { organisation: FragmentOf<typeof Contacts_Organisation> }) {
  const { text } = useLanguage();
  const { number, contacts, site } = readFragment(Contacts_Organisation, organisation);
  const address = contacts?.actualAddress ?? contacts?.postalAddress;
  return contacts ? (
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
      <Links title={text.organisation.website} links={contacts.website ? [named(contacts.website)] : []} />
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
  );
}

interface NamedLink {
  readonly title: string;
  readonly url: string;
  readonly banner?: { readonly url: string; readonly alternativeText: string | null } | null;
}

/** Links to other sites under one title. */
export function Links({ title, links }: { title?: string; links: readonly NamedLink[] }) {
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
