import { Link } from "react-router";
import type { Route } from "./+types/general-page.js";
import { TextField } from "../form/text-field.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import { memberCardPerson } from "../language/member-card-person.js";
import { Fact } from "../layout/fact.js";
import { Moment } from "../layout/moment.js";
import { CardForm } from "./card-form.js";
import { CardFrame, CardFrame_Member } from "./card-frame.js";
import { changeGeneral } from "./change-card.server.js";
import { Choice } from "./choice.js";
import { deal } from "./deal.server.js";
import { refusalOf } from "./entries.js";
import { GeneralFields_Member, generalFields } from "./fields.js";
import { ForKeepers } from "./for-keepers.js";
import { readCard } from "./read-card.server.js";
import "../style/appeal.css";
import "../style/join.css";

const GeneralPage = graphql(
  `
    query GeneralPage($id: ID!, $member: ID!) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
      }
      whyVisible(id: $member) {
        sentence
      }
      member(id: $member) {
        ...CardFrame_Member
        ...GeneralFields_Member
        sexOrigin
        occupation
        joinedOn
        cabinetActivatedAt
        formerNames {
          name {
            full
          }
        }
        card {
          formattedNumber
          status
        }
      }
    }
  `,
  [CardFrame_Member, GeneralFields_Member],
);

export function loader(request: Route.LoaderArgs) {
  return readCard(request, GeneralPage);
}

export function action(request: Route.ActionArgs) {
  return deal(request, { change: changeGeneral });
}

export default function General({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, member, whyVisible } = loaderData;
  const { path } = useLanguage();
  const { tabs, unset, cardStatuses } = useWords(memberCard);
  const words = useWords(memberCardPerson);
  const { labels, choices } = words;
  const card = path(`/organisations/${organisation.id}/members/${member.id}`);
  const fields = generalFields(member);
  const former = member.formerNames ?? [];
  return (
    <CardFrame organisation={organisation} member={member} title={tabs.general}>
      <dl className="facts">
        <Fact name={labels.name}>
          <span lang="ru">{member.name?.full}</span>
          {former.length > 0 && (
            <span className="note">
              {words.formerly} <span lang="ru">{former.map(({ name }) => name.full).join(", ")}</span>
            </span>
          )}
          <ForKeepers>
            <Link to={`${card}/name`}>{words.changeName}</Link>
          </ForKeepers>
        </Fact>
        <Fact name={labels.sex}>
          {member.sex ? choices.sex[member.sex] : unset}
          {member.sexOrigin === "AUTOMATIC" && <span className="note">{words.sexByName}</span>}
        </Fact>
        <Fact name={labels.bornOn}>{member.bornOn ? <Moment value={member.bornOn} /> : unset}</Fact>
        <Fact name={labels.occupation}>
          {member.occupation ? choices.occupation[member.occupation] : unset}
          <ForKeepers>
            <Link to={`${card}/work`}>{words.changeOccupation}</Link>
          </ForKeepers>
        </Fact>
        <Fact name={labels.duesForm}>{member.duesForm ? choices.duesForm[member.duesForm] : unset}</Fact>
        <Fact name={labels.consentedOn}>
          {member.consentedOn ? <Moment value={member.consentedOn} /> : words.none}
        </Fact>
        <Fact name={labels.filledOn}>{member.filledOn ? <Moment value={member.filledOn} /> : unset}</Fact>
        <Fact name={labels.joinedOn}>{member.joinedOn && <Moment value={member.joinedOn} />}</Fact>
        <Fact name={labels.cabinet}>
          {member.cabinetActivatedAt ? <Moment value={member.cabinetActivatedAt} /> : words.none}
        </Fact>
        <Fact name={labels.card}>
          {member.card ? `${member.card.formattedNumber}, ${cardStatuses[member.card.status]}` : words.none}
          <Link to={`${card}/card`}>{words.toCard}</Link>
        </Fact>
      </dl>
      <CardForm
        revision={member.revision}
        fields={fields}
        title={words.change}
        refusal={refusalOf(actionData, "change")}
      >
        <Choice name="sex" label={labels.sex} choices={choices.sex} initial={fields["sex"]} isOpen />
        <TextField name="bornOn" label={labels.bornOn} type="date" initial={fields["bornOn"]} />
        <Choice
          name="duesForm"
          label={labels.duesForm}
          choices={choices.duesForm}
          initial={fields["duesForm"]}
          isOpen
        />
        <TextField
          name="consentedOn"
          label={labels.consentedOn}
          hint={words.consentHint}
          type="date"
          initial={fields["consentedOn"]}
        />
        <TextField name="filledOn" label={labels.filledOn} type="date" initial={fields["filledOn"]} />
      </CardForm>
      <p className="row">
        <Link to={`${card}/history`}>{words.toHistory}</Link>
        <Link to={`${card}/files`}>{words.toFiles}</Link>
        <Link to={path(`/organisations/${organisation.id}/papers/member?member=${member.id}`)}>
          {words.toPapers}
        </Link>
      </p>
      <p className="note">{whyVisible.sentence}</p>
    </CardFrame>
  );
}
