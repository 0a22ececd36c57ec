import { graphql, type ResultOf } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
import { meetings } from "../language/meetings.js";
import { PlainText } from "../prose/plain-text.js";

export const Agenda_AgendaItem = graphql(`
  fragment Agenda_AgendaItem on AgendaItem @_unmask {
    id
    place
    question
    heard
    spoke
    decision
    isCarried
    needed
    votesFor
    votesAgainst
    votesAbstained
  }
`);

type Item = ResultOf<typeof Agenda_AgendaItem>;

/** The questions of a meeting with what was said, decided and how it was voted. */
export function Agenda({ items }: { items: readonly Item[] }) {
  return (
    <ol className="meeting-agenda">
      {items.map((item) => (
        <One key={item.id} item={item} />
      ))}
    </ol>
  );
}

function One({ item }: { item: Item }) {
  const words = useWords(meetings);
  const { place, question, heard, spoke, decision, isCarried, needed } = item;
  return (
    <li className="panel">
      <h3 lang="ru">
        {place}. {question}
      </h3>
      <Said by={words.heard} text={heard} />
      <Said by={words.spoke} text={spoke} />
      <Said by={words.decided} text={decision} />
      {decision !== null && (
        <p>
          {words.votes(item.votesFor, item.votesAgainst, item.votesAbstained)} —{" "}
          <strong>{isCarried ? words.isCarried : words.isNotCarried}</strong>
          {needed === "TWO_THIRDS" && ` (${words.needsTwoThirds})`}
        </p>
      )}
    </li>
  );
}

function Said({ by, text }: { by: string; text: string | null }) {
  if (!text) return null;
  return (
    <>
      <h4>{by}</h4>
      <div lang="ru">
        <PlainText text={text} />
      </div>
    </>
  );
}
