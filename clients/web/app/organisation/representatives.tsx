import { Fragment } from "react";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { useLanguage } from "../language/language.js";

export const Representatives_Site = graphql(`
  fragment Representatives_Site on Site {
    representatives {
      fullName
      responsibility
      contact
    }
  }
`);

/** Who answers for what; nothing where the editors have named nobody. */
export function Representatives({ site }: { site: FragmentOf<typeof Representatives_Site> }) {
  const { text } = useLanguage();
  const { representatives } = readFragment(Representatives_Site, site);
  if (representatives.length === 0) return null;
  return (
    <>
      <h2>{text.organisation.representatives}</h2>
      <dl className="contacts">
        {representatives.map(({ fullName, responsibility, contact }) => (
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
  );
}
