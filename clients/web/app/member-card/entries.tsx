import type { ReactNode } from "react";
import { Form } from "react-router";
import type { Refusal } from "../form/refusal.js";
import { SendButton } from "../form/send-button.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import { ForKeepers } from "./for-keepers.js";
import { Recorded, Recorded_Account } from "./recorded.js";

export const Entry_CardEntry = graphql(
  `
    fragment Entry_CardEntry on CardEntry @_unmask {
      id
      recordedAt
      recordedBy {
        ...Recorded_Account
      }
    }
  `,
  [Recorded_Account],
);

/** What was sent last from a page of a card, and why it was refused. */
export type Refused = { readonly deed: string; readonly refusal: Refusal } | undefined;

export function refusalOf(refused: Refused, deed: string): Refusal | null {
  return refused?.deed === deed ? refused.refusal : null;
}

interface EntriesProps {
  readonly refused: Refused;
  readonly children: readonly ReactNode[];
}

/** The lines of a tab; above them, why one could not be struck out. */
export function Entries({ refused, children }: EntriesProps) {
  const words = useWords(memberCard);
  const problem = refusalOf(refused, "strike")?.problem;
  return (
    <>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {children.length === 0 ? <p>{words.noEntries}</p> : <ul className="card-lines">{children}</ul>}
    </>
  );
}

interface EntryProps {
  readonly entry: ResultOf<typeof Entry_CardEntry>;
  readonly title: ReactNode;
  /** By which it is told from the others where only its button is heard. */
  readonly name: string;
  readonly children?: ReactNode;
}

/** One line of a tab, who wrote it, and the way to strike it out. */
export function Entry({ entry, title, name, children }: EntryProps) {
  const words = useWords(memberCard);
  return (
    <li>
      <p className="card-line-title">{title}</p>
      {children}
      <Recorded {...entry} />
      <ForKeepers>
        <details>
          <summary aria-label={words.strikeOf(name)}>{words.strike}</summary>
          <Form method="post" preventScrollReset>
            <input type="hidden" name="deed" value="strike" />
            <input type="hidden" name="entry" value={entry.id} />
            <p>{words.strikeLead}</p>
            <SendButton busy={words.sending} isQuiet>
              {words.strikeSubmit}
            </SendButton>
          </Form>
        </details>
      </ForKeepers>
    </li>
  );
}
