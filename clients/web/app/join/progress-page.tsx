import { data, Form, Link, useNavigation } from "react-router";
import type { Route } from "./+types/progress-page.js";
import { problemOf } from "../form/problem.server.js";
import { writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql, readFragment, type ResultOf } from "../gateway/graphql.js";
import { join } from "../language/join.js";
import { useLanguage, useWords } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { visitOf } from "../session/visit.js";
import "../style/join.css";

const Progress_ApplicationProgress = graphql(`
  fragment Progress_ApplicationProgress on ApplicationProgress {
    number
    status
    submittedAt
    decidedAt
    reason
    organisation {
      id
      name
    }
  }
`);

const ApplicationProgress = graphql(
  `
    query ApplicationProgress($code: String!) {
      applicationProgress(code: $code) {
        ...Progress_ApplicationProgress
      }
    }
  `,
  [Progress_ApplicationProgress],
);

const WithdrawApplication = graphql(
  `
    mutation WithdrawApplication($input: WithdrawApplicationInput!) {
      withdrawApplication(input: $input) {
        __typename
        ... on WithdrawApplicationPayload {
          progress {
            ...Progress_ApplicationProgress
          }
        }
        ... on TooLateToWithdraw {
          progress {
            ...Progress_ApplicationProgress
          }
        }
        ... on Problem {
          message
        }
      }
    }
  `,
  [Progress_ApplicationProgress],
);

type Shown = ResultOf<typeof Progress_ApplicationProgress>;

interface Answer {
  readonly code: string;
  readonly progress: Shown | null;
  readonly problem: string | null;
}

/** The code comes by the form and never stands in an address, which is kept in histories and logs. */
export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const written = writtenIn(await request.formData());
  const code = written("code");
  const answer = (progress: Shown | null, problem: string | null) =>
    data<Answer>({ code, progress, problem }, problem ? 422 : 200);
  try {
    if (written("deed") === "withdraw") {
      const { withdrawApplication: result } = (
        await ask(visit, WithdrawApplication, { input: { followUpCode: code } })
      ).data;
      if ("progress" in result) {
        const problem = result.__typename === "TooLateToWithdraw" ? result.message : null;
        return answer(readFragment(Progress_ApplicationProgress, result.progress), problem);
      }
      return answer(null, result.message);
    }
    const { applicationProgress } = (await ask(visit, ApplicationProgress, { code })).data;
    if (!applicationProgress) return answer(null, join[visit.locale].noCode);
    return answer(readFragment(Progress_ApplicationProgress, applicationProgress), null);
  } catch (error) {
    return answer(null, problemOf(error, visit));
  }
}

export default function ProgressPage({ actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const joining = useWords(join);
  const isBusy = useNavigation().formMethod === "POST";
  const problem = isBusy ? null : actionData?.problem;
  return (
    <div className="page narrow">
      <PageHead title={joining.progressTitle} isPrivate />
      <h1 tabIndex={-1}>{joining.progressTitle}</h1>
      <Form method="post" className="panel join-form">
        {problem && (
          <p className="problem" role="alert" id="code-problem">
            {problem}
          </p>
        )}
        <div className="field">
          <label htmlFor="code">{joining.code}</label>
          <input
            id="code"
            name="code"
            required
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            defaultValue={actionData?.code}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? "code-problem" : undefined}
          />
        </div>
        <button className="button">{joining.look}</button>
      </Form>
      {actionData?.progress && <Progress code={actionData.code} progress={actionData.progress} />}
      <p>
        <Link to={path("/join")}>{joining.title}</Link>
      </p>
    </div>
  );
}

function Progress({ code, progress }: { code: string; progress: Shown }) {
  const joining = useWords(join);
  const { number, status, submittedAt, decidedAt, reason, organisation } = progress;
  return (
    <section className="panel progress" aria-labelledby="progress" role="status">
      <h2 id="progress">{joining.number(number)}</h2>
      <p className={`state ${status.toLowerCase()}`}>{joining.states[status]}</p>
      <p>{organisation.name}</p>
      <p className="note">
        {joining.submitted} <Moment value={submittedAt} />
        {decidedAt && (
          <>
            {". "}
            {joining.decided} <Moment value={decidedAt} />
          </>
        )}
      </p>
      {reason && <p>{reason}</p>}
      {status === "SUBMITTED" && (
        <Form method="post">
          <input type="hidden" name="code" value={code} />
          <input type="hidden" name="deed" value="withdraw" />
          <button className="button quiet">{joining.withdraw}</button>
        </Form>
      )}
    </section>
  );
}
