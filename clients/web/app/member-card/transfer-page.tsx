import type { Route } from "./+types/transfer-page.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { graphql } from "../gateway/graphql.js";
import { join } from "../language/join.js";
import { useLanguage, useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import { memberCardRecord } from "../language/member-card-record.js";
import {
  ChooseOrganisation,
  ChooseOrganisation_Organisation,
  wantedOrganisation,
} from "../organisation/choose-organisation.js";
import { CardFrame, CardFrame_Member } from "./card-frame.js";
import { deal } from "./deal.server.js";
import { refusalOf } from "./entries.js";
import { ForKeepers } from "./for-keepers.js";
import { readCard } from "./read-card.server.js";
import { transferMember } from "./transfer.server.js";
import "../style/join.css";

const TransferPage = graphql(
  `
    query TransferPage(
      $id: ID!
      $member: ID!
      $to: ID!
      $hasId: Boolean!
      $search: String!
      $isSearched: Boolean!
    ) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
      }
      member(id: $member) {
        ...CardFrame_Member
      }
      to: organisation(id: $to) @include(if: $hasId) {
        id
        name
      }
      organisations(search: $search, level: PRIMARY, first: 10) @include(if: $isSearched) {
        nodes {
          ...ChooseOrganisation_Organisation
        }
      }
    }
  `,
  [CardFrame_Member, ChooseOrganisation_Organisation],
);

export async function loader(request: Route.LoaderArgs) {
  const { id: to, ...wanted } = wantedOrganisation(request.request);
  const { organisation, member, ...read } = await readCard(request, TransferPage, { to, ...wanted });
  return {
    organisation,
    member,
    search: wanted.search,
    to: read.to ?? null,
    found: read.organisations?.nodes ?? null,
  };
}

export function action(request: Route.ActionArgs) {
  const card = new URL(request.request.url).pathname.replace(/\/transfer$/, "");
  return deal(request, { transfer: transferMember }, `${card}/movements`);
}

export default function Transfer({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, member, search, to, found } = loaderData;
  const { path } = useLanguage();
  const joining = useWords(join);
  const { sending } = useWords(memberCard);
  const words = useWords(memberCardRecord);
  const page = path(`/organisations/${organisation.id}/members/${member.id}/transfer`);
  const refusal = refusalOf(actionData, "transfer");
  const fault = refusal?.faults["toOrganisationId"];
  return (
    <CardFrame organisation={organisation} member={member} title={words.transfer}>
      <p>{words.transferLead}</p>
      <ForKeepers>
        <ChooseOrganisation page={page} search={search} chosen={to} found={found} />
        {to && (
          <RefusableForm refusal={refusal}>
            {fault && <p className="problem">{fault}</p>}
            <input type="hidden" name="toOrganisationId" value={to.id} />
            <TextField name="on" label={words.transferOn} hint={words.transferOnHint} type="date" />
            <TextField name="decision.on" label={joining.decidedOn} type="date" />
            <TextField name="decision.number" label={joining.decisionNumber} maxLength={60} />
            <TextField name="note" label={joining.note} />
            <SendButton busy={sending} deed="transfer">
              {words.transferSubmit}
            </SendButton>
          </RefusableForm>
        )}
      </ForKeepers>
    </CardFrame>
  );
}
