import { Form } from "react-router";
import type { Route } from "./+types/contacts-page.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import { memberCardPerson } from "../language/member-card-person.js";
import { Telephone } from "../layout/telephone.js";
import { AddForm } from "./add-form.js";
import { CardFrame, CardFrame_Member } from "./card-frame.js";
import { Choice } from "./choice.js";
import { contactDeeds } from "./contacts.server.js";
import { deal } from "./deal.server.js";
import { ForKeepers } from "./for-keepers.js";
import { readCard } from "./read-card.server.js";
import "../style/appeal.css";
import "../style/join.css";

const ContactLine_Contact = graphql(`
  fragment ContactLine_Contact on Contact @_unmask {
    kind
    value
    note
    isPreferred
  }
`);

const ContactsPage = graphql(
  `
    query ContactsPage($id: ID!, $member: ID!) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
      }
      member(id: $member) {
        ...CardFrame_Member
        contacts {
          ...ContactLine_Contact
        }
      }
    }
  `,
  [CardFrame_Member, ContactLine_Contact],
);

export function loader(request: Route.LoaderArgs) {
  return readCard(request, ContactsPage);
}

export function action(request: Route.ActionArgs) {
  return deal(request, contactDeeds);
}

export default function Contacts({ loaderData: { organisation, member }, actionData }: Route.ComponentProps) {
  const { tabs, noEntries } = useWords(memberCard);
  const words = useWords(memberCardPerson).contacts;
  const contacts = member.contacts ?? [];
  const problem = actionData && actionData.deed !== "add" ? actionData.refusal.problem : null;
  return (
    <CardFrame organisation={organisation} member={member} title={tabs.contacts}>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {contacts.length === 0 && <p>{noEntries}</p>}
      <ul className="card-lines">
        {contacts.map((contact) => (
          <ContactLine key={contact.kind + contact.value} contact={contact} />
        ))}
      </ul>
      <AddForm count={contacts.length} words={words} refused={actionData}>
        <Choice name="kind" label={words.kind} choices={words.kinds} />
        <TextField name="value" label={words.value} isRequired />
        <TextField name="note" label={words.note} hint={words.noteHint} maxLength={200} />
        <div className="consent">
          <input type="checkbox" id="isPreferred" name="isPreferred" />
          <label htmlFor="isPreferred">{words.preferNew}</label>
        </div>
      </AddForm>
    </CardFrame>
  );
}

function ContactLine({ contact }: { contact: ResultOf<typeof ContactLine_Contact> }) {
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
