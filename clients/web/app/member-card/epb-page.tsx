import { Form, Link } from "react-router";
import type { Route } from "./+types/epb-page.js";
import { FoldedForm } from "../form/folded-form.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import { memberCardRecord } from "../language/member-card-record.js";
import { Fact } from "../layout/fact.js";
import { Moment } from "../layout/moment.js";
import { CardFrame, CardFrame_Member } from "./card-frame.js";
import { deal } from "./deal.server.js";
import { refusalOf } from "./entries.js";
import { epbDeeds } from "./epb.server.js";
import { ForKeepers } from "./for-keepers.js";
import { readCard } from "./read-card.server.js";
import { Recorded_Account } from "./recorded.js";
import "../style/appeal.css";
import "../style/join.css";

const EpbPage = graphql(
  `
    query EpbPage($id: ID!, $member: ID!) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
      }
      member(id: $member) {
        ...CardFrame_Member
        card {
          formattedNumber
          status
          statusChangedAt
          statusChangedBy {
            ...Recorded_Account
          }
          issuedOn
          activatedAt
          changes {
            changedAt
            status
            changedBy {
              ...Recorded_Account
            }
          }
        }
        cardEnrolment {
          id
          status
          askedAt
          joinedAt
          leftAt
        }
      }
    }
  `,
  [CardFrame_Member, Recorded_Account],
);

/** From which statuses the API takes each deed. */
const FROM: Readonly<Record<"issue" | "block" | "unblock" | "lose" | "reissue", readonly string[]>> = {
  issue: ["PRODUCED", "DELIVERED"],
  block: ["ISSUED", "VIRTUAL"],
  unblock: ["BLOCKED"],
  lose: ["ISSUED", "VIRTUAL"],
  reissue: ["ISSUED", "VIRTUAL", "LOST", "BLOCKED"],
};

export function loader(request: Route.LoaderArgs) {
  return readCard(request, EpbPage);
}

export function action(request: Route.ActionArgs) {
  return deal(request, epbDeeds);
}

export default function Epb({ loaderData: { organisation, member }, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const { sending, noEntries, cardStatuses } = useWords(memberCard);
  const words = useWords(memberCardRecord).epb;
  const { card, cardEnrolment } = member;
  const can = (deed: keyof typeof FROM) =>
    card !== null && member.status === "ON_REGISTER" && FROM[deed].includes(card.status);
  const quick = (["block", "unblock", "lose", "reissue"] as const).filter(can);
  const problem = actionData && actionData.deed !== "issue" ? actionData.refusal.problem : null;
  return (
    <CardFrame organisation={organisation} member={member} title={words.title}>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {card === null && <p>{words.none}</p>}
      {card && (
        <dl className="facts">
          <Fact name={words.number}>{card.formattedNumber}</Fact>
          <Fact name={words.status}>{cardStatuses[card.status]}</Fact>
          <Fact name={words.changed}>
            <Moment value={card.statusChangedAt} isExact />
            {card.statusChangedBy && <span lang="ru">, {card.statusChangedBy.displayName}</span>}
          </Fact>
          <Fact name={words.issuedOn}>{card.issuedOn && <Moment value={card.issuedOn} />}</Fact>
          <Fact name={words.activatedAt}>{card.activatedAt && <Moment value={card.activatedAt} />}</Fact>
          <Fact name={words.enrolment}>{cardEnrolment && words.enrolments[cardEnrolment.status]}</Fact>
        </dl>
      )}
      <ForKeepers>
        {can("issue") && (
          <FoldedForm
            deed="issue"
            title={words.issue}
            submit={words.issueSubmit}
            busy={sending}
            refusal={refusalOf(actionData, "issue")}
          >
            <TextField name="on" label={words.issuedOn} hint={words.todayHint} type="date" />
          </FoldedForm>
        )}
        {quick.map((deed) => (
          <details key={deed} className="panel">
            <summary>{words.deeds[deed].title}</summary>
            <Form method="post" preventScrollReset>
              <p>{words.deeds[deed].lead}</p>
              <SendButton busy={sending} deed={deed} isQuiet>
                {words.deeds[deed].submit}
              </SendButton>
            </Form>
          </details>
        ))}
      </ForKeepers>
      <h3>{words.history}</h3>
      {(card?.changes ?? []).length === 0 && <p>{noEntries}</p>}
      <ul className="card-lines">
        {card?.changes.toReversed().map(({ changedAt, status, changedBy }) => (
          <li key={changedAt}>
            <p className="card-line-title">{cardStatuses[status]}</p>
            <p className="note">
              <Moment value={changedAt} isExact />
              {changedBy && <span lang="ru">, {changedBy.displayName}</span>}
            </p>
          </li>
        ))}
      </ul>
      <p className="row">
        {card?.status === "NOT_ORDERED" && (
          <Link to={path(`/organisations/${organisation.id}/card-orders`)}>{words.toOrders}</Link>
        )}
        <Link to={path(`/organisations/${organisation.id}/papers/member?member=${member.id}`)}>
          {words.toPlastic}
        </Link>
      </p>
    </CardFrame>
  );
}
