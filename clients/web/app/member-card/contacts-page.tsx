import type { Route } from "./+types/contacts-page.js";
import { graphql } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import { AddContactForm } from "./add-contact-form.js";
import { CardFrame, CardFrame_Member } from "./card-frame.js";
import { ContactLine, ContactLine_Contact } from "./contact-line.js";
import { contactDeeds } from "./contacts.server.js";
import { deal } from "./deal.server.js";
import { readCard } from "./read-card.server.js";
import "../style/appeal.css";
import "../style/join.css";

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
      <AddContactForm count={contacts.length} refused={actionData} />
    </CardFrame>
  );
}
