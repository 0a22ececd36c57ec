import type { Route } from "./+types/awards-page.js";
import { TextField } from "../form/text-field.js";
import { graphql } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import { memberCardEntries } from "../language/member-card-entries.js";
import { Moment } from "../layout/moment.js";
import { addAward } from "./add-award.server.js";
import { AddForm } from "./add-form.js";
import { CardFrame, CardFrame_Member } from "./card-frame.js";
import { Choice } from "./choice.js";
import { deal } from "./deal.server.js";
import { Decided } from "./decided.js";
import { Entries, Entry, Entry_CardEntry } from "./entries.js";
import { readCard } from "./read-card.server.js";
import { strikeOn } from "./strike.server.js";
import "../style/appeal.css";
import "../style/join.css";

const AwardsPage = graphql(
  `
    query AwardsPage($id: ID!, $member: ID!) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
      }
      member(id: $member) {
        ...CardFrame_Member
        awards {
          ...Entry_CardEntry
          name
          level
          awardedOn
          decidedOn
          decisionNumber
          note
        }
      }
    }
  `,
  [CardFrame_Member, Entry_CardEntry],
);

export function loader(request: Route.LoaderArgs) {
  return readCard(request, AwardsPage);
}

export function action(request: Route.ActionArgs) {
  return deal(request, { add: addAward, strike: strikeOn("AWARDS") });
}

export default function Awards({ loaderData: { organisation, member }, actionData }: Route.ComponentProps) {
  const { tabs, decidedOn, decisionNumber } = useWords(memberCard);
  const words = useWords(memberCardEntries).awards;
  const awards = member.awards ?? [];
  return (
    <CardFrame organisation={organisation} member={member} title={tabs.awards}>
      <Entries refused={actionData}>
        {awards.map((award) => (
          <Entry key={award.id} entry={award} name={award.name} title={<span lang="ru">{award.name}</span>}>
            <p>
              {words.levels[award.level]}, <Moment value={award.awardedOn} />
              <Decided on={award.decidedOn} number={award.decisionNumber} />
            </p>
            {award.note && (
              <p className="card-text" lang="ru">
                {award.note}
              </p>
            )}
          </Entry>
        ))}
      </Entries>
      <AddForm count={awards.length} words={words} refused={actionData}>
        <TextField name="name" label={words.name} isRequired />
        <Choice name="level" label={words.level} choices={words.levels} />
        <TextField name="awardedOn" label={words.awardedOn} type="date" isRequired />
        <TextField name="decidedOn" label={decidedOn} type="date" />
        <TextField name="decisionNumber" label={decisionNumber} maxLength={60} />
        <TextField name="note" label={words.note} maxLength={1_000} />
      </AddForm>
    </CardFrame>
  );
}
