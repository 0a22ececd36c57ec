import { Link } from "react-router";
import type { Route } from "./+types/contacts-page.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { ownData } from "../language/own-data.js";
import { AddContactForm } from "../member-card/add-contact-form.js";
import { AsRead } from "../member-card/as-read.js";
import { ContactLine, ContactLine_Contact } from "../member-card/contact-line.js";
import { dealOwn } from "../member-card/deal.server.js";
import { type Refused, refusalOf } from "../member-card/entries.js";
import { Keeping } from "../member-card/for-keepers.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { ownContactDeeds } from "./contacts.server.js";
import { OwnContacts_Member, ownContacts } from "./own-contacts.js";
import { OwnPage } from "./own-page.js";
import "../style/appeal.css";
import "../style/join.css";
import "../style/member-card.css";

const OwnContactsPage = graphql(
  `
    query OwnContactsPage {
      viewer {
        id
        member {
          ...OwnContacts_Member
          status
          contacts {
            ...ContactLine_Contact
          }
        }
      }
    }
  `,
  [OwnContacts_Member, ContactLine_Contact],
);

export async function loader({ context, request }: Route.LoaderArgs) {
  const { data, faults } = await askForPage(visitOf(context), OwnContactsPage, {});
  if (!data.viewer) throw signInFirst(request);
  return {
    member: found(data.viewer.member, faults),
    isDone: new URL(request.url).searchParams.has("done"),
  };
}

export function action(request: Route.ActionArgs) {
  return dealOwn(request, ownContactDeeds);
}

export default function Contacts({ loaderData: { member, isDone }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(ownData).contacts;
  if (member.status !== "ON_REGISTER") {
    return (
      <OwnPage title={words.title}>
        <p>{words.offRegister}</p>
      </OwnPage>
    );
  }
  return (
    <OwnPage title={words.title}>
      <p className="lead">{words.lead}</p>
      <div role="status">{isDone && !actionData && <p className="done">{words.done}</p>}</div>
      <ChangeForm member={member} refused={actionData} />
      <p>
        <Link to={path("/cabinet/notices/preferences")}>{words.preferences}</Link>
      </p>
      <Others contacts={member.contacts ?? []} refused={actionData} />
    </OwnPage>
  );
}

interface ChangeFormProps {
  readonly member: ResultOf<typeof OwnContacts_Member>;
  readonly refused: Refused;
}

function ChangeForm({ member, refused }: ChangeFormProps) {
  const words = useWords(ownData).contacts;
  const refusal = refusalOf(refused, "change");
  const fields = ownContacts(member);
  const revision = refusal?.values["revision"] ?? member.revision ?? "";
  return (
    <RefusableForm key={revision} refusal={refusal}>
      <AsRead revision={revision} fields={fields} refusal={refusal} />
      <TextField
        name="phone"
        type="tel"
        label={words.phone}
        hint={words.phoneHint}
        autoComplete="tel"
        initial={fields["phone"]}
      />
      <TextField
        name="email"
        type="email"
        label={words.email}
        autoComplete="email"
        initial={fields["email"]}
      />
      <SendButton busy={words.saving} deed="change">
        {words.save}
      </SendButton>
    </RefusableForm>
  );
}

interface OthersProps {
  readonly contacts: readonly ResultOf<typeof ContactLine_Contact>[];
  readonly refused: Refused;
}

/** What stands on the card beside the telephone and the e-mail above. */
function Others({ contacts, refused }: OthersProps) {
  const words = useWords(ownData).contacts;
  const others = contacts.filter(
    ({ kind, isPreferred }) => !isPreferred || !["PHONE", "EMAIL"].includes(kind),
  );
  const refusal = refusalOf(refused, "prefer") ?? refusalOf(refused, "remove");
  return (
    <section className="member-card" aria-labelledby="others">
      <h2 id="others">{words.others}</h2>
      <p>{words.othersLead}</p>
      {refusal && (
        <p className="problem" role="alert">
          {refusal.problem}
        </p>
      )}
      <Keeping value>
        <ul className="card-lines">
          {others.map((contact) => (
            <ContactLine key={contact.kind + contact.value} contact={contact} />
          ))}
        </ul>
        <AddContactForm count={contacts.length} refused={refused} />
      </Keeping>
    </section>
  );
}
