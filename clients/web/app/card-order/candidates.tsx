import { Form } from "react-router";
import { SendButton } from "../form/send-button.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { cardOrders } from "../language/card-orders.js";
import { useLanguage, useWords } from "../language/language.js";

export const Candidates_Member = graphql(`
  fragment Candidates_Member on Member @_unmask {
    id
    displayName
    bornOn
    position
    name {
      full
    }
    card {
      status
    }
  }
`);

interface CandidatesProps {
  readonly search: string;
  readonly found: readonly ResultOf<typeof Candidates_Member>[];
}

/** Members found by name, to be put into the order; of whom it cannot take it says why. */
export function Candidates({ search, found }: CandidatesProps) {
  const { text } = useLanguage();
  const words = useWords(cardOrders);
  return (
    <>
      <Form method="post" role="search" className="search-box" preventScrollReset>
        <label htmlFor="order-search">{words.find}</label>
        <div className="search-field">
          <input id="order-search" type="search" name="search" defaultValue={search} maxLength={200} />
          <button className="button" name="deed" value="find">
            {text.search.submit}
          </button>
        </div>
      </Form>
      {search && found.length === 0 && <p role="status">{words.nobody}</p>}
      {found.length > 0 && (
        <Form method="post" className="order-people" preventScrollReset>
          <fieldset className="candidates">
            <legend>{words.foundMembers}</legend>
            {found.map((member) => (
              <Candidate key={member.id} member={member} />
            ))}
          </fieldset>
          <SendButton busy={words.sending} deed="add">
            {words.add}
          </SendButton>
        </Form>
      )}
    </>
  );
}

function Candidate({ member }: { member: CandidatesProps["found"][number] }) {
  const { day } = useLanguage();
  const { ordered } = useWords(cardOrders);
  const { id, name, displayName, bornOn, position, card } = member;
  const why =
    card && card.status !== "NOT_ORDERED" && card.status !== "VIRTUAL" ? ordered[card.status] : null;
  return (
    <div className="consent">
      <input type="checkbox" id={`add-${id}`} name="member" value={id} disabled={why !== null} />
      <label htmlFor={`add-${id}`}>
        <span lang="ru">{name?.full ?? displayName}</span>{" "}
        <span className="note">{[bornOn && day(bornOn), position, why].filter(Boolean).join(", ")}</span>
      </label>
    </div>
  );
}
