import { graphql, type ResultOf } from "../gateway/graphql.js";
import { appealFacts } from "../language/appeal-facts.js";
import { useWords } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { PlainText } from "../prose/plain-text.js";

export const Conversation_AppealMessage = graphql(`
  fragment Conversation_AppealMessage on AppealMessage @_unmask {
    id
    side
    isInternal
    text
    saidAt
  }
`);

export type SaidMessage = ResultOf<typeof Conversation_AppealMessage>;

interface ConversationProps {
  readonly messages: readonly SaidMessage[];
  /** Whose eyes it is seen with. */
  readonly own: "AUTHOR" | "HANDLER";
}

/** What was said, the first word first; notes of those who handle it are told apart. */
export function Conversation({ messages, own }: ConversationProps) {
  const facts = useWords(appealFacts);
  const voices = own === "AUTHOR" ? { AUTHOR: facts.you, HANDLER: facts.union } : facts.voices;
  return (
    <section aria-labelledby="conversation">
      <h2 id="conversation">{facts.conversation}</h2>
      <ol className="appeal-messages">
        {messages.map(({ id, side, isInternal, text, saidAt }) => (
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
