import type { Route } from "./+types/support-page.js";
import { TextField } from "../form/text-field.js";
import { graphql } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import { memberCardEntries } from "../language/member-card-entries.js";
import { Moment } from "../layout/moment.js";
import { Roubles } from "../layout/roubles.js";
import { AddForm } from "./add-form.js";
import { CardFrame, CardFrame_Member } from "./card-frame.js";
import { Choice } from "./choice.js";
import { deal } from "./deal.server.js";
import { Decided } from "./decided.js";
import { Entries, Entry, Entry_CardEntry } from "./entries.js";
import { readCard } from "./read-card.server.js";
import { recordSupport } from "./record-support.server.js";
import { strikeOn } from "./strike.server.js";
import "../style/appeal.css";
import "../style/join.css";

const SupportPage = graphql(
  `
    query SupportPage($id: ID!, $member: ID!) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
      }
      member(id: $member) {
        ...CardFrame_Member
        socialSupport {
          ...Entry_CardEntry
          kind
          providedOn
          amount {
            kopecks
          }
          ground
          decidedOn
          decisionNumber
        }
      }
    }
  `,
  [CardFrame_Member, Entry_CardEntry],
);

export function loader(request: Route.LoaderArgs) {
  return readCard(request, SupportPage);
}

export function action(request: Route.ActionArgs) {
  return deal(request, { add: recordSupport, strike: strikeOn("SOCIAL_SUPPORT") });
}

export default function Support({ loaderData: { organisation, member }, actionData }: Route.ComponentProps) {
  const { tabs, decidedOn, decisionNumber } = useWords(memberCard);
  const words = useWords(memberCardEntries).support;
  const support = member.socialSupport ?? [];
  return (
    <CardFrame organisation={organisation} member={member} title={tabs.support}>
      <Entries refused={actionData}>
        {support.map((given) => (
          <Entry
            key={given.id}
            entry={given}
            name={words.kinds[given.kind]}
            title={
              <>
                {words.kinds[given.kind]} {given.amount && <Roubles {...given.amount} />}
              </>
            }
          >
            <p>
              <Moment value={given.providedOn} />
              <Decided on={given.decidedOn} number={given.decisionNumber} />
            </p>
            {given.ground && (
              <p className="card-text" lang="ru">
                {given.ground}
              </p>
            )}
          </Entry>
        ))}
      </Entries>
      <AddForm count={support.length} words={words} refused={actionData}>
        <Choice name="kind" label={words.kind} choices={words.kinds} />
        <TextField name="providedOn" label={words.providedOn} type="date" isRequired />
        <TextField name="kopecks" label={words.sum} inputMode="decimal" />
        <TextField name="ground" label={words.ground} maxLength={1_000} />
        <TextField name="decidedOn" label={decidedOn} type="date" />
        <TextField name="decisionNumber" label={decisionNumber} maxLength={60} />
      </AddForm>
    </CardFrame>
  );
}
