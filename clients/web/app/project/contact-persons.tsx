import { Link } from "react-router";
import { type FragmentOf, graphql, readFragment, type ResultOf } from "../gateway/graphql.js";
import { appeal as appealWords } from "../language/appeal.js";
import { useLanguage, useWords } from "../language/language.js";
import { tasks } from "../language/tasks.js";
import { Telephone } from "../layout/telephone.js";

export const ContactPersons_ContactPerson = graphql(`
  fragment ContactPersons_ContactPerson on ContactPerson {
    relation
    member {
      id
      displayName
      name {
        full
      }
      phone
    }
    organisation {
      id
      name
      chair {
        name
      }
      contacts {
        phones
      }
    }
    appeal {
      id
      number
      contact {
        name
        telephone
      }
    }
  }
`);

interface ContactPersonsProps {
  readonly persons: readonly FragmentOf<typeof ContactPersons_ContactPerson>[];
  /** Where a talk with them is planned; `whom` says with whom, without a name in the address. */
  readonly toPlan: ((whom: string) => string) | null;
}

/** Whom to talk to about an appeal, and how to reach them. */
export function ContactPersons({ persons, toPlan }: ContactPersonsProps) {
  const { path } = useLanguage();
  const { ofAppeal } = useWords(tasks);
  const { number } = useWords(appealWords);
  if (persons.length === 0) return <p>{ofAppeal.noPersons}</p>;
  return (
    <>
      <p className="note">{ofAppeal.personsLead}</p>
      <ul className="appeal-list">
        {readFragment(ContactPersons_ContactPerson, persons).map((person, at) => {
          const { name, telephone, whom } = reachOf(person);
          return (
            <li key={at}>
              <span>
                <strong lang="ru">{name ?? ofAppeal.noName}</strong>
                {telephone && (
                  <>
                    , <Telephone number={telephone} />
                  </>
                )}
              </span>
              {toPlan && <Link to={path(toPlan(whom))}>{ofAppeal.plan}</Link>}
              <span className="note">
                {ofAppeal.relations[person.relation]}
                {person.organisation && <span lang="ru">, {person.organisation.name}</span>}
                {person.relation === "OTHER_AUTHOR" && person.appeal && `. ${number(person.appeal.number)}`}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function reachOf({ member, organisation, appeal }: ResultOf<typeof ContactPersons_ContactPerson>) {
  if (member)
    return {
      name: member.name?.full ?? member.displayName,
      telephone: member.phone,
      whom: `member=${member.id}`,
    };
  if (organisation)
    return {
      name: organisation.chair?.name,
      telephone: organisation.contacts?.phones[0],
      whom: `chair=${organisation.id}`,
    };
  return {
    name: appeal?.contact?.name,
    telephone: appeal?.contact?.telephone,
    whom: `author=${appeal?.id}`,
  };
}
