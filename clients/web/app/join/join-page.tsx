import { data, Link } from "react-router";
import type { Route } from "./+types/join-page.js";
import { askForPage } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { join } from "../language/join.js";
import { useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import {
  ChooseOrganisation,
  ChooseOrganisation_Organisation,
  wantedOrganisation,
} from "../organisation/choose-organisation.js";
import { visitOf } from "../session/visit.js";
import { type Applied, applyForMembership } from "./apply.server.js";
import { JoinForm, JoinForm_ConsentText } from "./join-form.js";
import "../style/join.css";

const JoinPage = graphql(
  `
    query JoinPage($id: ID!, $hasId: Boolean!, $search: String!, $isSearched: Boolean!) {
      organisation(id: $id) @include(if: $hasId) {
        id
        name
        fullName
      }
      organisations(search: $search, first: 10) @include(if: $isSearched) {
        nodes {
          ...ChooseOrganisation_Organisation
        }
      }
      consentTexts {
        ...JoinForm_ConsentText
      }
    }
  `,
  [ChooseOrganisation_Organisation, JoinForm_ConsentText],
);

export async function loader({ context, request }: Route.LoaderArgs) {
  const wanted = wantedOrganisation(request);
  const { data: found } = await askForPage(visitOf(context), JoinPage, wanted);
  return {
    search: wanted.search,
    organisation: found.organisation ?? null,
    found: found.organisations?.nodes ?? null,
    consentTexts: found.consentTexts,
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const answer = await applyForMembership(visitOf(context), await request.formData());
  return "code" in answer ? answer : data(answer, 422);
}

export default function Join({ loaderData, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const joining = useWords(join);
  const { organisation, consentTexts } = loaderData;
  if (actionData && "code" in actionData) return <Done applied={actionData} />;
  return (
    <div className="page narrow">
      <PageHead title={joining.title} />
      <h1 tabIndex={-1}>{joining.title}</h1>
      <p className="lead">{joining.lead}</p>
      <p>
        <Link to={path("/join/progress")}>{joining.toProgress}</Link>
      </p>
      <section aria-labelledby="where">
        <h2 id="where">{joining.where}</h2>
        <ChooseOrganisation
          page={path("/join")}
          search={loaderData.search}
          chosen={organisation}
          found={loaderData.found}
          help={joining.unknown}
        />
      </section>
      <h2>{joining.about}</h2>
      <JoinForm organisation={organisation} consentTexts={consentTexts} refusal={actionData ?? null} />
    </div>
  );
}

function Done({ applied: { code, number, organisation } }: { applied: Applied }) {
  const { path } = useLanguage();
  const joining = useWords(join);
  return (
    <div className="page narrow">
      <PageHead title={joining.doneTitle} isPrivate />
      <h1 tabIndex={-1}>{joining.doneTitle}</h1>
      <div className="panel" role="status">
        <p className="lead">{joining.done(number, organisation.name)}</p>
        <p>{joining.codeLead}</p>
        <p className="code">
          <output>{code}</output>
        </p>
        <p className="note">{joining.codeNote}</p>
      </div>
      <p>
        <Link className="button" to={path("/join/progress")}>
          {joining.toProgress}
        </Link>
      </p>
    </div>
  );
}
