import type { Route } from "./+types/name-page.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { graphql } from "../gateway/graphql.js";
import { join } from "../language/join.js";
import { useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import { memberCardPerson } from "../language/member-card-person.js";
import { Moment } from "../layout/moment.js";
import { NameCheck } from "../register/name-check.js";
import { CardFrame, CardFrame_Member } from "./card-frame.js";
import { changeName } from "./change-name.server.js";
import { Choice } from "./choice.js";
import { deal } from "./deal.server.js";
import { ForKeepers } from "./for-keepers.js";
import { readCard } from "./read-card.server.js";
import { Recorded, Recorded_Account } from "./recorded.js";
import "../style/join.css";

const NamePage = graphql(
  `
    query NamePage($id: ID!, $member: ID!) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
      }
      member(id: $member) {
        ...CardFrame_Member
        revision
        name {
          last
          first
          patronymic
        }
        formerNames {
          name {
            full
          }
          usedUntil
          reason
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
  return readCard(request, NamePage);
}

export function action(request: Route.ActionArgs) {
  return deal(request, { rename: changeName });
}

export default function Name({ loaderData: { organisation, member }, actionData }: Route.ComponentProps) {
  const joining = useWords(join);
  const { sending } = useWords(memberCard);
  const words = useWords(memberCardPerson);
  const { name, revision } = member;
  const { refusal = null, check = null } = actionData ?? {};
  return (
    <CardFrame organisation={organisation} member={member} title={words.nameTitle}>
      <ForKeepers>
        <RefusableForm key={revision} refusal={refusal}>
          <input type="hidden" name="revision" value={refusal?.values["revision"] ?? revision ?? ""} />
          {check && <NameCheck check={check} checked={refusal?.values["checked"] ?? ""} />}
          <TextField name="name.last" label={joining.last} initial={name?.last} isRequired />
          <TextField name="name.first" label={joining.first} initial={name?.first} isRequired />
          <TextField name="name.patronymic" label={joining.patronymic} initial={name?.patronymic ?? ""} />
          <Choice name="reason" label={words.nameReason} choices={words.nameReasons} />
          <TextField name="on" label={words.nameOn} hint={words.todayHint} type="date" />
          <SendButton busy={sending} deed="rename">
            {check ? words.changeNameAnyway : words.changeName}
          </SendButton>
        </RefusableForm>
      </ForKeepers>
      <h3>{words.formerNames}</h3>
      {member.formerNames?.length === 0 && <p>{words.noFormerNames}</p>}
      <ul className="card-lines">
        {member.formerNames?.map((former) => (
          <li key={former.recordedAt}>
            <p className="card-line-title" lang="ru">
              {former.name.full}
            </p>
            <p>
              {words.usedUntil} <Moment value={former.usedUntil} />. {words.nameReasons[former.reason]}
            </p>
            <Recorded {...former} />
          </li>
        ))}
      </ul>
    </CardFrame>
  );
}
