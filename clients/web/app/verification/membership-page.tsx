import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/membership-page.js";
import { PersonFields } from "../form/person-fields.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { askForPage } from "../gateway/ask.server.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { join } from "../language/join.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { verification } from "../language/verification.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { PATHS } from "./paths.js";
import { proveMembership } from "./prove.server.js";
import "../style/join.css";

const MembershipPage = graphql(`
  query MembershipPage($after: String) {
    viewer {
      id
      verificationLevel
      membershipRequest {
        id
        status
        reason
        submittedAt
        organisation {
          id
          name
        }
      }
    }
    ownApplications(first: 20, after: $after) {
      nodes {
        number
        status
        submittedAt
        reason
        organisation {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type Request = NonNullable<NonNullable<ResultOf<typeof MembershipPage>["viewer"]>["membershipRequest"]>;

export async function loader({ context, request }: Route.LoaderArgs) {
  const after = new URL(request.url).searchParams.get("after");
  const { viewer, ownApplications } = (await askForPage(visitOf(context), MembershipPage, { after })).data;
  if (!viewer) throw signInFirst(request);
  const applications = {
    ...ownApplications,
    nodes: ownApplications.nodes.map((application) => ({ id: `${application.number}`, ...application })),
  };
  return { level: viewer.verificationLevel, request: viewer.membershipRequest, applications };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const refusal = await proveMembership(visit, await request.formData());
  return refusal ? data(refusal, 422) : redirect(languageIn(visit.locale).path("/cabinet/membership"), 303);
}

type Loaded = Route.ComponentProps["loaderData"];

export default function Membership({ loaderData, actionData }: Route.ComponentProps) {
  const { level, request, applications } = loaderData;
  const { path } = useLanguage();
  const words = useWords(verification).membership;
  return (
    <div className="page narrow">
      <PageHead title={words.title} isPrivate />
      <h1 tabIndex={-1}>{words.title}</h1>
      {level === "MEMBER_CONFIRMED" ? (
        <section className="panel" role="status">
          <p className="state accepted">{words.confirmed}</p>
          <Link className="button" to={path("/cabinet")}>
            {words.toCabinet}
          </Link>
        </section>
      ) : (
        <>
          <p className="lead">{words.lead}</p>
          {level === "UNVERIFIED" && <p className="problem">{words.unproven}</p>}
          {request && <Asked request={request} />}
          <h2>{words.byCard}</h2>
          <p>{words.byCardLead}</p>
          <RefusableForm refusal={actionData ?? null}>
            <PersonFields paths={PATHS} />
            <TextField
              name="cardNumber"
              label={words.cardNumber}
              hint={words.cardNumberHint}
              inputMode="numeric"
              autoComplete="off"
              maxLength={40}
              isRequired
            />
            <SendButton busy={words.submitting}>{words.submit}</SendButton>
          </RefusableForm>
          {request?.status !== "WAITING" && (
            <>
              <h2>{words.byKeeper}</h2>
              <p>
                {words.byKeeperLead} <Link to={path("/cabinet/membership/request")}>{words.ask}</Link>
              </p>
            </>
          )}
        </>
      )}
      <Applications applications={applications} />
    </div>
  );
}

function Asked({ request: { status, reason, submittedAt, organisation } }: { request: Request }) {
  const words = useWords(verification).membership;
  return (
    <section className="panel" aria-labelledby="request">
      <h2 id="request">{words.request}</h2>
      <p className={`state ${status.toLowerCase()}`}>{words.states[status]}</p>
      <p>
        {organisation?.name}. {words.sent} <Moment value={submittedAt} />
      </p>
      {reason && <p>{reason}</p>}
    </section>
  );
}

/** The state of what the reader has sent to join, however long ago. */
function Applications({ applications }: { applications: Loaded["applications"] }) {
  const { path } = useLanguage();
  const joining = useWords(join);
  const words = useWords(verification).membership;
  const pages = usePages<Loaded["applications"]["nodes"][number], Loaded>(
    applications,
    "after",
    (loaded) => loaded.applications,
  );
  if (pages.nodes.length === 0) {
    return (
      <p>
        {words.noApplications} <Link to={path("/join")}>{joining.title}</Link>
      </p>
    );
  }
  return (
    <section aria-labelledby="applications">
      <h2 id="applications">{words.applications}</h2>
      <ul className="choices">
        {pages.nodes.map(({ number, status, submittedAt, reason, organisation }) => (
          <li key={number}>
            <strong>{joining.number(number)}</strong>: {joining.states[status]}
            <br />
            {organisation.name}. {joining.submitted} <Moment value={submittedAt} />
            {reason && <p className="note">{reason}</p>}
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </section>
  );
}
