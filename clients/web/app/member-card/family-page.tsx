import type { Route } from "./+types/family-page.js";
import { TextField } from "../form/text-field.js";
import { graphql } from "../gateway/graphql.js";
import { join } from "../language/join.js";
import { useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import { memberCardEntries } from "../language/member-card-entries.js";
import { Moment } from "../layout/moment.js";
import { addFamilyMember } from "./add-family-member.server.js";
import { AddForm } from "./add-form.js";
import { CardFrame, CardFrame_Member } from "./card-frame.js";
import { Choice } from "./choice.js";
import { deal } from "./deal.server.js";
import { Entries, Entry, Entry_CardEntry } from "./entries.js";
import { readCard } from "./read-card.server.js";
import { strikeOn } from "./strike.server.js";
import "../style/appeal.css";
import "../style/join.css";

const FamilyPage = graphql(
  `
    query FamilyPage($id: ID!, $member: ID!) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
      }
      member(id: $member) {
        ...CardFrame_Member
        family {
          ...Entry_CardEntry
          kinship
          name {
            full
          }
          bornOn
          consentedOn
          note
        }
      }
    }
  `,
  [CardFrame_Member, Entry_CardEntry],
);

export function loader(request: Route.LoaderArgs) {
  return readCard(request, FamilyPage);
}

export function action(request: Route.ActionArgs) {
  return deal(request, { add: addFamilyMember, strike: strikeOn("FAMILY") });
}

export default function Family({ loaderData: { organisation, member }, actionData }: Route.ComponentProps) {
  const joining = useWords(join);
  const { tabs } = useWords(memberCard);
  const words = useWords(memberCardEntries).family;
  const family = member.family ?? [];
  return (
    <CardFrame organisation={organisation} member={member} title={tabs.family}>
      <p>{words.lead}</p>
      <Entries refused={actionData}>
        {family.map((relative) => (
          <Entry
            key={relative.id}
            entry={relative}
            name={relative.name.full}
            title={<span lang="ru">{relative.name.full}</span>}
          >
            <p>
              {words.kinships[relative.kinship]}
              {relative.bornOn && (
                <>
                  , {words.born} <Moment value={relative.bornOn} />
                </>
              )}
            </p>
            <p>
              {relative.consentedOn ? (
                <>
                  {words.consented} <Moment value={relative.consentedOn} />
                </>
              ) : (
                words.noConsent
              )}
            </p>
            {relative.note && <p lang="ru">{relative.note}</p>}
          </Entry>
        ))}
      </Entries>
      <AddForm count={family.length} words={words} refused={actionData}>
        <Choice name="kinship" label={words.kinship} choices={words.kinships} />
        <TextField name="name.last" label={joining.last} isRequired />
        <TextField name="name.first" label={joining.first} isRequired />
        <TextField name="name.patronymic" label={joining.patronymic} />
        <TextField name="bornOn" label={joining.bornOn} type="date" />
        <TextField name="consentedOn" label={words.consentedOn} hint={words.consentHint} type="date" />
        <TextField name="note" label={joining.note} maxLength={1_000} />
      </AddForm>
    </CardFrame>
  );
}
