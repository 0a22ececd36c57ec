import { Link } from "react-router";
import type { Route } from "./+types/movements-page.js";
import { FoldedForm } from "../form/folded-form.js";
import { SelectField } from "../form/select-field.js";
import { TextField } from "../form/text-field.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import { memberCardRecord } from "../language/member-card-record.js";
import { register } from "../language/register.js";
import { Fact } from "../layout/fact.js";
import { Moment } from "../layout/moment.js";
import { RemovalForm } from "../register/removal-form.js";
import { removeFromRegister } from "../register/remove.server.js";
import { assignToUnit } from "./assign-to-unit.server.js";
import { CardFrame, CardFrame_Member } from "./card-frame.js";
import { type Deed, deal } from "./deal.server.js";
import { Decided } from "./decided.js";
import { refusalOf } from "./entries.js";
import { ForKeepers } from "./for-keepers.js";
import { readCard } from "./read-card.server.js";
import { Recorded, Recorded_Account } from "./recorded.js";
import { Span, Span_Span } from "./span.js";
import "../style/appeal.css";
import "../style/join.css";

const MovementsPage = graphql(
  `
    query MovementsPage($id: ID!, $member: ID!) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
      }
      member(id: $member) {
        ...CardFrame_Member
        mergedFrom {
          id
        }
        joinedOn
        unionSeniority {
          ...Span_Span
        }
        unit {
          id
          name
        }
        organisation {
          units(first: 100) {
            nodes {
              id
              name
            }
            pageInfo {
              hasNextPage
            }
          }
        }
        movements {
          id
          kind
          on
          reason
          note
          recordedAt
          recordedBy {
            ...Recorded_Account
          }
          decision {
            on
            number
          }
          organisation {
            id
            name
          }
          from {
            id
            name
          }
        }
        unitMovements {
          id
          on
          note
          recordedAt
          recordedBy {
            ...Recorded_Account
          }
          from {
            id
            name
          }
          unit {
            id
            name
          }
        }
      }
    }
  `,
  [CardFrame_Member, Recorded_Account, Span_Span],
);

const remove: Deed = {
  perform: async ({ visit, form }) => {
    const message = await removeFromRegister(visit, form);
    return message === null ? { __typename: "RemoveMemberPayload" } : { message };
  },
};

export function loader(request: Route.LoaderArgs) {
  return readCard(request, MovementsPage);
}

export function action(request: Route.ActionArgs) {
  return deal(request, { remove, unit: assignToUnit });
}

type Loaded = Route.ComponentProps["loaderData"];

export default function Movements({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, member } = loaderData;
  const { path } = useLanguage();
  const { tabs } = useWords(memberCard);
  const words = useWords(memberCardRecord);
  const removal = refusalOf(actionData, "remove");
  const isOnRegister = member.status === "ON_REGISTER";
  return (
    <CardFrame organisation={organisation} member={member} title={tabs.movements}>
      <dl className="facts">
        <Fact name={words.joinedOn}>{member.joinedOn && <Moment value={member.joinedOn} />}</Fact>
        <Fact name={words.seniority}>{member.unionSeniority && <Span span={member.unionSeniority} />}</Fact>
        <Fact name={words.organisation}>
          <span lang="ru">{member.organisation?.name}</span>
        </Fact>
        <Fact name={words.unit}>{member.unit && <span lang="ru">{member.unit.name}</span>}</Fact>
      </dl>
      <h3>{words.movements}</h3>
      <MovementLines movements={(member.movements ?? []).toReversed()} />
      {member.unitMovements && member.unitMovements.length > 0 && (
        <>
          <h3>{words.unitMovements}</h3>
          <UnitLines movements={member.unitMovements.toReversed()} />
        </>
      )}
      {member.mergedFrom && member.mergedFrom.length > 0 && (
        <p>
          <Link to={path(`/organisations/${organisation.id}/members/${member.id}/merges`)}>
            {words.merges}
          </Link>
        </p>
      )}
      {isOnRegister && (
        <ForKeepers>
          <p>
            <Link
              className="button quiet"
              to={path(`/organisations/${organisation.id}/members/${member.id}/transfer`)}
            >
              {words.transfer}
            </Link>
          </p>
          <UnitForm member={member} refused={actionData} />
          <section className="panel">
            {removal && (
              <p className="problem" role="alert">
                {removal.problem}
              </p>
            )}
            <RemovalForm memberId={member.id} values={removal?.values ?? null} />
          </section>
        </ForKeepers>
      )}
    </CardFrame>
  );
}

function MovementLines({ movements }: { movements: NonNullable<Loaded["member"]["movements"]> }) {
  const words = useWords(memberCardRecord);
  const { reasons } = useWords(register);
  return (
    <ul className="card-lines">
      {movements.map(({ id, kind, on, reason, note, decision, organisation, from, ...recorded }) => (
        <li key={id}>
          <p className="card-line-title">
            {words.kinds[kind]}, <Moment value={on} />
          </p>
          <p>
            <span lang="ru">{from ? `${from.name} → ${organisation.name}` : organisation.name}</span>
            {reason && `. ${reasons[reason]}`}
            {decision && <Decided on={decision.on} number={decision.number} />}
          </p>
          {note && <p lang="ru">{note}</p>}
          <Recorded {...recorded} />
        </li>
      ))}
    </ul>
  );
}

function UnitLines({ movements }: { movements: NonNullable<Loaded["member"]["unitMovements"]> }) {
  const words = useWords(memberCardRecord);
  return (
    <ul className="card-lines">
      {movements.map(({ id, on, note, from, unit, ...recorded }) => (
        <li key={id}>
          <p className="card-line-title">
            <span lang="ru">{from ? from.name : words.noUnit}</span> →{" "}
            <span lang="ru">{unit ? unit.name : words.noUnit}</span>, <Moment value={on} />
          </p>
          {note && <p lang="ru">{note}</p>}
          <Recorded {...recorded} />
        </li>
      ))}
    </ul>
  );
}

interface UnitFormProps {
  readonly member: Loaded["member"];
  readonly refused: Route.ComponentProps["actionData"];
}

/** Registers the member to a part of the primary, where it has parts. */
function UnitForm({ member, refused }: UnitFormProps) {
  const { sending } = useWords(memberCard);
  const words = useWords(memberCardRecord);
  const primary = member.organisation;
  if (!primary) return null;
  const { nodes, pageInfo } = primary.units;
  // A primary may have more parts than are listed, and the member be in one of those.
  const isListed = nodes.some(({ id }) => id === member.unit?.id);
  const units = member.unit && !isListed ? [member.unit, ...nodes] : nodes;
  if (units.length === 0) return null;
  return (
    <FoldedForm
      key={member.unit?.id}
      deed="unit"
      title={words.changeUnit}
      submit={words.changeUnitSubmit}
      busy={sending}
      refusal={refusalOf(refused, "unit")}
    >
      <input type="hidden" name="primary" value={primary.id} />
      <SelectField
        name="unitId"
        label={words.unit}
        options={[["", words.noUnit], ...units.map(({ id, name }) => [id, name] as const)]}
        initial={member.unit?.id}
        {...(pageInfo.hasNextPage && { hint: words.moreUnits(nodes.length) })}
      />
      <TextField name="on" label={words.unitOn} hint={words.todayHint} type="date" />
      <TextField name="note" label={words.note} />
    </FoldedForm>
  );
}
