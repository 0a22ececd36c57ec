import { graphql, type ResultOf } from "../gateway/graphql.js";
import { appealFacts } from "../language/appeal-facts.js";
import { useWords } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { PlainText } from "../prose/plain-text.js";

export const Conversation_Appeal = graphql(`
  fragment Conversation_Appeal on Appeal {
    messages(first: 100) {
      nodes {
        id
        side
        isInternal
        text
        saidAt
      }
    }
  }
`);

interface ConversationProps {
  readonly appeal: ResultOf<typeof Conversation_Appeal>;
  /** Whose eyes it is seen with. */
  readonly own: "AUTHOR" | "HANDLER";
}

/** What was said, the first word first; notes of those who handle it are told apart. */
export function Conversation({ appeal: { messages }, own }: ConversationProps) {
  const facts = useWords(appealFacts);
  const voices = own === "AUTHOR" ? { AUTHOR: facts.you, HANDLER: facts.union } : facts.voices;
  return (
    <section aria-labelledby="conversation">
      <h2 id="conversation">{facts.conversation}</h2>
      <ol className="appeal-messages">
        {messages.nodes.map(({ id, side, isInternal, text, saidAt }) => (
          <li
            key={id}
            className={side === own ? "own" : undefined}
            data-internal={isInternal || undefined}
            lang="ru"
          >
            <p className="note">
              <strong>{isInternal ? facts.internal : voices[side]}</strong>, <Moment value={saidAt} isExact />
            </p>
            {text === null ? <p className="note">{facts.forgotten}</p> : <PlainText text={text} />}
          </li>
        ))}
      </ol>
    </section>
  );
}
