import { data, Link, redirect } from "react-router";
import type { Route } from "./+types/request-page.js";
import { PersonFields } from "../form/person-fields.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { askForPage } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { verification } from "../language/verification.js";
import { PageHead } from "../layout/page-head.js";
import {
  ChooseOrganisation,
  ChooseOrganisation_Organisation,
  wantedOrganisation,
} from "../organisation/choose-organisation.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { PATHS } from "./paths.js";
import { requestConfirmation } from "./prove.server.js";
import "../style/join.css";

const RequestPage = graphql(
  `
    query RequestPage($id: ID!, $hasId: Boolean!, $search: String!, $isSearched: Boolean!) {
      viewer {
        id
      }
      organisation(id: $id) @include(if: $hasId) {
        id
        name
      }
      organisations(search: $search, first: 10) @include(if: $isSearched) {
        nodes {
          ...ChooseOrganisation_Organisation
        }
      }
    }
  `,
  [ChooseOrganisation_Organisation],
);

export async function loader({ context, request }: Route.LoaderArgs) {
  const wanted = wantedOrganisation(request);
  const { viewer, organisation, organisations } = (await askForPage(visitOf(context), RequestPage, wanted))
    .data;
  if (!viewer) throw signInFirst(request);
  return { search: wanted.search, organisation: organisation ?? null, found: organisations?.nodes ?? null };
}

export async function action({ context, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const refusal = await requestConfirmation(visit, await request.formData());
  return refusal ? data(refusal, 422) : redirect(languageIn(visit.locale).path("/cabinet/membership"), 303);
}

export default function AskToConfirm({ loaderData, actionData }: Route.ComponentProps) {
  const { search, organisation, found } = loaderData;
  const { path } = useLanguage();
  const words = useWords(verification).membership;
  return (
    <div className="page narrow">
      <PageHead title={words.askTitle} isPrivate />
      <h1 tabIndex={-1}>{words.askTitle}</h1>
      <section aria-labelledby="where">
        <h2 id="where">{words.where}</h2>
        <ChooseOrganisation
          page={path("/cabinet/membership/request")}
          search={search}
          chosen={organisation}
          found={found}
        />
      </section>
      {organisation && (
        <RefusableForm refusal={actionData ?? null}>
          <input type="hidden" name="organisationId" value={organisation.id} />
          <PersonFields paths={PATHS} />
          <TextField name="note" label={words.note} hint={words.noteHint} maxLength={500} />
          <SendButton busy={words.sending}>{words.send}</SendButton>
        </RefusableForm>
      )}
      <p>
        <Link to={path("/cabinet/membership")}>{words.byCard}</Link>
      </p>
    </div>
  );
}
