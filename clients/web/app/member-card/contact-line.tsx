import { Form } from "react-router";
import { SendButton } from "../form/send-button.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import { memberCardPerson } from "../language/member-card-person.js";
import { Telephone } from "../layout/telephone.js";
import { ForKeepers } from "./for-keepers.js";

export const ContactLine_Contact = graphql(`
  fragment ContactLine_Contact on Contact @_unmask {
    kind
    value
    note
    isPreferred
  }
`);

/** A way to reach a member, and what is done with it. */
export function ContactLine({ contact }: { contact: ResultOf<typeof ContactLine_Contact> }) {
  const { sending } = useWords(memberCard);
  const words = useWords(memberCardPerson).contacts;
  const { kind, value, note, isPreferred } = contact;
  return (
    <li>
      <p className="card-line-title">
        <Value kind={kind} value={value} />
      </p>
      <p className="note">
        {[words.kinds[kind], note, isPreferred && words.preferred].filter(Boolean).join(", ")}
      </p>
      <ForKeepers>
        <Form method="post" className="row" preventScrollReset aria-label={value}>
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="contact" value={value} />
          {!isPreferred && (
            <SendButton busy={sending} deed="prefer" isQuiet>
              {words.prefer}
            </SendButton>
          )}
          <SendButton busy={sending} deed="remove" isQuiet>
            {words.remove}
          </SendButton>
        </Form>
      </ForKeepers>
    </li>
  );
}

function Value({ kind, value }: Pick<ResultOf<typeof ContactLine_Contact>, "kind" | "value">) {
  if (kind === "PHONE") return <Telephone number={value} />;
  if (kind === "EMAIL") return <a href={`mailto:${value}`}>{value}</a>;
  return <span lang="ru">{value}</span>;
}
