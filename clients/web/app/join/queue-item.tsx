import { useId } from "react";
import { useActionData, useFetcher } from "react-router";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { join } from "../language/join.js";
import { useLanguage, useWords } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { DecideButton } from "./decide-button.js";
import type { Decision } from "./decide.server.js";
import { ForwardForm } from "./forward-form.js";
import type { Forwarding } from "./forward.server.js";

export const QueueItem_JoinApplication = graphql(`
  fragment QueueItem_JoinApplication on JoinApplication {
    id
    number
    submittedAt
    name {
      full
    }
    bornOn
    occupation
    workplace
    position
    phone
    email
    note
    sex
    organisation {
      id
      name
    }
    forwardings {
      forwardedAt
      note
      from {
        name
      }
    }
    matches {
      reason
      isOnRegister
      member {
        id
        displayName
      }
    }
  }
`);

/** An application as the chair reads it, with both decisions and passing it on below. */
export function QueueItem({ application }: { application: FragmentOf<typeof QueueItem_JoinApplication> }) {
  const { day } = useLanguage();
  const joining = useWords(join);
  const shown = readFragment(QueueItem_JoinApplication, application);
  const { id, number, submittedAt, name, bornOn, workplace, position, phone, email, note } = shown;
  const field = useId();
  const fetcher = useFetcher<Decision>();
  const page = useActionData<Decision | Forwarding>();
  const answer = fetcher.data ?? (page && "problem" in page && page.id === id ? page : undefined);
  const isBusy = fetcher.state !== "idle";
  const refused = (deed: string) => (answer?.deed === deed ? answer.values : null);
  const [accepting, rejecting] = [refused("accept"), refused("reject")];
  const facts = [
    [joining.bornOn, bornOn && day(bornOn)],
    [joining.category, shown.occupation && joining.occupations[shown.occupation]],
    [joining.workplace, [workplace, position].filter(Boolean).join(", ")],
    [joining.phone, phone],
    [joining.email, email],
    [joining.note, note],
  ] as const;
  return (
    <li className="panel application">
      <h2>{name?.full}</h2>
      <p className="note">
        {joining.number(number)}, <Moment value={submittedAt} />. {shown.organisation.name}
      </p>
      <dl className="contacts">
        {facts.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {shown.forwardings?.map(({ forwardedAt, note: why, from }) => (
        <p key={forwardedAt} className="note">
          {joining.forward.from} <span lang="ru">{from.name}</span>, <Moment value={forwardedAt} />
          {why && (
            <>
              {". "}
              <span lang="ru">{why}</span>
            </>
          )}
        </p>
      ))}
      {shown.matches && shown.matches.length > 0 && (
        <ul className="matches">
          {shown.matches.map(({ reason, isOnRegister, member }, at) => (
            <li key={member?.id ?? at}>
              {joining.matches[reason]}
              {member ? `: ${member.displayName}` : ` ${joining.elsewhere}`}
              {!isOnRegister && ` (${joining.removed})`}
            </li>
          ))}
        </ul>
      )}
      {answer && !isBusy && (
        <p className="problem" role="alert">
          {answer.problem}
        </p>
      )}
      <div className="decisions">
        <fetcher.Form method="post" className="decision" preventScrollReset>
          <input type="hidden" name="deed" value="accept" />
          <input type="hidden" name="id" value={id} />
          <details open={accepting ? true : undefined}>
            <summary>{joining.decision}</summary>
            <label htmlFor={`${field}-on`}>{joining.decidedOn}</label>
            <input id={`${field}-on`} type="date" name="decidedOn" defaultValue={accepting?.["decidedOn"]} />
            <label htmlFor={`${field}-number`}>{joining.decisionNumber}</label>
            <input
              id={`${field}-number`}
              name="decisionNumber"
              maxLength={60}
              defaultValue={accepting?.["decisionNumber"]}
            />
            <label htmlFor={`${field}-sex`}>{joining.sex}</label>
            <select id={`${field}-sex`} name="sex" defaultValue={accepting?.["sex"] ?? shown.sex ?? ""}>
              <option value="">{joining.sexByName}</option>
              <option value="FEMALE">{joining.sexes.FEMALE}</option>
              <option value="MALE">{joining.sexes.MALE}</option>
            </select>
          </details>
          <DecideButton isBusy={isBusy}>{joining.accept}</DecideButton>
        </fetcher.Form>
        <fetcher.Form method="post" className="decision" preventScrollReset>
          <input type="hidden" name="deed" value="reject" />
          <input type="hidden" name="id" value={id} />
          <details open={rejecting ? true : undefined}>
            <summary>{joining.reject}</summary>
            <label htmlFor={`${field}-reason`}>{joining.reason}</label>
            <textarea
              id={`${field}-reason`}
              name="reason"
              rows={2}
              maxLength={1_000}
              required
              defaultValue={rejecting?.["reason"]}
            />
            <DecideButton isBusy={isBusy} isQuiet>
              {joining.rejectSubmit}
            </DecideButton>
          </details>
        </fetcher.Form>
        <ForwardForm key={shown.organisation.id} applicationId={id} />
      </div>
    </li>
  );
}
