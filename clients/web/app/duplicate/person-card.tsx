import { Link } from "react-router";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { duplicates } from "../language/duplicates.js";
import { useLanguage, useWords } from "../language/language.js";
import { memberCardPerson } from "../language/member-card-person.js";
import { memberCardRecord } from "../language/member-card-record.js";
import { memberCard } from "../language/member-card.js";
import { Fact } from "../layout/fact.js";
import { Moment } from "../layout/moment.js";

export const PersonCard_Member = graphql(`
  fragment PersonCard_Member on Member @_unmask {
    id
    displayName
    status
    bornOn
    joinedOn
    phone
    email
    workplace
    position
    name {
      full
    }
    formerNames {
      name {
        full
      }
    }
    card {
      formattedNumber
      status
    }
    organisation {
      id
      name
      viewerMay {
        keepRegister
      }
    }
  }
`);

type Person = ResultOf<typeof PersonCard_Member>;

export const nameOf = ({ name, displayName }: Pick<Person, "name" | "displayName">) =>
  name?.full ?? displayName;

/** Whether both registers are the reader's to keep, so that the cards are theirs to merge. */
export const areKept = (people: readonly Pick<Person, "organisation">[]) =>
  people.every(({ organisation }) => organisation?.viewerMay.keepRegister);

interface PersonCardProps {
  readonly person: Person;
  /** The address of the register by which one came here. */
  readonly members: string;
}

/** One of two cards, as far as it is the reader's to see. */
export function PersonCard({ person, members }: PersonCardProps) {
  const words = useWords(duplicates);
  const { labels } = useWords(memberCardPerson);
  const { ofMember } = useWords(memberCardRecord).history;
  const { cardStatuses } = useWords(memberCard);
  const { path } = useLanguage();
  const { id, name, status, bornOn, joinedOn, organisation, card, formerNames } = person;
  const former = formerNames ?? [];
  return (
    <article className="duplicate-card">
      <h3 lang="ru">{name ? <Link to={`${members}/${id}`}>{name.full}</Link> : nameOf(person)}</h3>
      {name ? (
        <dl className="facts">
          <Fact name={labels.bornOn}>{bornOn ? <Moment value={bornOn} /> : words.unset}</Fact>
          <Fact name={ofMember.phone}>{person.phone ?? words.unset}</Fact>
          <Fact name={ofMember.email}>{person.email ?? words.unset}</Fact>
          <Fact name={labels.workplace}>{person.workplace && <span lang="ru">{person.workplace}</span>}</Fact>
          <Fact name={labels.position}>{person.position && <span lang="ru">{person.position}</span>}</Fact>
          <Fact name={words.formerly}>
            {former.length > 0 && <span lang="ru">{former.map((one) => one.name.full).join(", ")}</span>}
          </Fact>
          <Fact name={words.organisation}>
            {organisation && (
              <Link lang="ru" to={path(`/organisations/${organisation.id}`)}>
                {organisation.name}
              </Link>
            )}
          </Fact>
          <Fact name={words.status}>{status && words.statuses[status]}</Fact>
          <Fact name={labels.joinedOn}>{joinedOn && <Moment value={joinedOn} />}</Fact>
          <Fact name={labels.card}>{card && `${card.formattedNumber}, ${cardStatuses[card.status]}`}</Fact>
        </dl>
      ) : (
        <p className="note">{words.stranger}</p>
      )}
    </article>
  );
}
