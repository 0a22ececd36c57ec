import { Form, Link } from "react-router";
import { SendButton } from "../form/send-button.js";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { greetings as dictionary } from "../language/greetings.js";
import { useLanguage, useWords } from "../language/language.js";
import { PlainText } from "../prose/plain-text.js";
import "../style/greeting.css";

export const Greetings_Organisation = graphql(`
  fragment Greetings_Organisation on Organisation {
    viewerMaySendMailings
    greetings(first: 5) {
      nodes {
        id
        title
        text
        standsUntil
        organisation {
          id
          name
        }
      }
    }
  }
`);

interface GreetingsProps {
  readonly organisation: FragmentOf<typeof Greetings_Organisation>;
  readonly problem: string | null;
}

/** What organisations above wish everyone here; who answers for the site takes it down. */
export function Greetings({ organisation, problem }: GreetingsProps) {
  const { text, path, day } = useLanguage();
  const words = useWords(dictionary);
  const { viewerMaySendMailings, greetings } = readFragment(Greetings_Organisation, organisation);
  if (greetings.nodes.length === 0 && !problem) return null;
  return (
    <section className="page greetings" aria-label={words.title}>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {greetings.nodes.map(({ id, title, text: said, standsUntil, organisation: sender }) => (
        <article key={id} className="panel greeting" aria-labelledby={id}>
          <span className="kind">{text.article.kinds.CONGRATULATION}</span>
          <div lang="ru">
            <h2 id={id}>{title}</h2>
            <PlainText text={said} />
            {sender && (
              <p className="greeting-sender">
                <Link to={path(`/organisations/${sender.id}`)}>{sender.name}</Link>
              </p>
            )}
          </div>
          {viewerMaySendMailings && (
            <details>
              <summary>{words.takeDown}</summary>
              <Form method="post" preventScrollReset>
                <input type="hidden" name="greeting" value={id} />
                <p>{words.takeDownLead(day(standsUntil))}</p>
                <SendButton busy={words.busy} isQuiet>
                  {words.takeDownSubmit}
                </SendButton>
              </Form>
            </details>
          )}
        </article>
      ))}
    </section>
  );
}
