import type { Route } from "./+types/occupation-page.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { graphql } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import { memberCardPerson } from "../language/member-card-person.js";
import { Moment } from "../layout/moment.js";
import { CardFrame, CardFrame_Member } from "./card-frame.js";
import { changeOccupation } from "./change-occupation.server.js";
import { Choice } from "./choice.js";
import { deal } from "./deal.server.js";
import { refusalOf } from "./entries.js";
import { ForKeepers } from "./for-keepers.js";
import { readCard } from "./read-card.server.js";
import { Recorded, Recorded_Account } from "./recorded.js";
import "../style/join.css";

const OccupationPage = graphql(
  `
    query OccupationPage($id: ID!, $member: ID!) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
      }
      member(id: $member) {
        ...CardFrame_Member
        occupation
        occupationChanges {
          former
          occupation
          on
          recordedAt
          recordedBy {
            ...Recorded_Account
          }
        }
      }
    }
  `,
  [CardFrame_Member, Recorded_Account],
);

export function loader(request: Route.LoaderArgs) {
  return readCard(request, OccupationPage);
}

export function action(request: Route.ActionArgs) {
  return deal(request, { change: changeOccupation });
}

export default function Occupation({
  loaderData: { organisation, member },
  actionData,
}: Route.ComponentProps) {
  const { sending, unset } = useWords(memberCard);
  const words = useWords(memberCardPerson);
  const { labels, choices } = words;
  const changes = member.occupationChanges ?? [];
  return (
    <CardFrame organisation={organisation} member={member} title={words.changeOccupation}>
      <p>
        {words.nowOccupied} {member.occupation ? choices.occupation[member.occupation] : unset}
      </p>
      <ForKeepers>
        <RefusableForm key={changes.length} refusal={refusalOf(actionData, "change")}>
          <Choice name="occupation" label={words.newOccupation} choices={choices.occupation} />
          <TextField name="on" label={words.occupationOn} hint={words.todayHint} type="date" />
          <TextField name="workplace" label={labels.workplace} hint={words.staysHint} />
          <TextField name="position" label={labels.position} hint={words.staysHint} />
          <Choice name="courseOfStudy" label={words.newCourse} choices={choices.courseOfStudy} isOpen />
          <SendButton busy={sending} deed="change">
            {words.changeOccupation}
          </SendButton>
        </RefusableForm>
      </ForKeepers>
      <h3>{words.occupationChanges}</h3>
      {changes.length === 0 && <p>{words.noOccupationChanges}</p>}
      <ul className="card-lines">
        {changes.map((change) => (
          <li key={change.recordedAt}>
            <p className="card-line-title">
              {change.former && `${choices.occupation[change.former]} → `}
              {choices.occupation[change.occupation]}
            </p>
            <p>
              {words.since} <Moment value={change.on} />
            </p>
            <Recorded {...change} />
          </li>
        ))}
      </ul>
    </CardFrame>
  );
}
