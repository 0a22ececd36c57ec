import { data, Link, useLocation } from "react-router";
import type { Route } from "./+types/write-page.js";
import { RefusableForm } from "../form/refusable-form.js";
import { SendButton } from "../form/send-button.js";
import { askForPage } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { appeals } from "../language/appeals.js";
import { useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import {
  ChooseOrganisation,
  ChooseOrganisation_Organisation,
  wantedOrganisation,
} from "../organisation/choose-organisation.js";
import { visitOf } from "../session/visit.js";
import { AppealFields, Choice, ContactFields } from "./appeal-fields.js";
import { Hotline, Hotline_Hotline } from "./hotline.js";
import { kindOf } from "./kinds.js";
import { Submitted } from "./submitted.js";
import { submitAppeal } from "./submit.server.js";
import "../style/appeal.css";
import "../style/join.css";

const WriteAppealPage = graphql(
  `
    query WriteAppealPage($id: ID!, $hasId: Boolean!, $search: String!, $isSearched: Boolean!) {
      viewer {
        id
        displayName
        member {
          id
          organisation {
            id
            name
            hotline {
              ...Hotline_Hotline
            }
          }
        }
      }
      rootOrganisation {
        id
        hotline {
          ...Hotline_Hotline
        }
      }
      appealTopics {
        code
        name
      }
      organisation(id: $id) @include(if: $hasId) {
        id
        name
        hotline {
          ...Hotline_Hotline
        }
      }
      organisations(search: $search, first: 10) @include(if: $isSearched) {
        nodes {
          ...ChooseOrganisation_Organisation
        }
      }
    }
  `,
  [ChooseOrganisation_Organisation, Hotline_Hotline],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const kind = kindOf(params.kind);
  if (params.kind && !kind) throw data(null, 404);
  const wanted = wantedOrganisation(request);
  const found = (await askForPage(visitOf(context), WriteAppealPage, wanted)).data;
  const { viewer } = found;
  const isOther = wanted.isSearched || new URL(request.url).searchParams.has("other");
  const organisation = found.organisation ?? (isOther ? null : (viewer?.member?.organisation ?? null));
  return {
    kind,
    search: wanted.search,
    topics: found.appealTopics,
    organisation: organisation && { id: organisation.id, name: organisation.name },
    hotline: (organisation ?? found.rootOrganisation)?.hotline ?? null,
    found: found.organisations?.nodes ?? null,
    isSignedIn: viewer !== null,
    memberName: viewer?.member ? viewer.displayName : null,
    // One page is one appeal, however often it is sent.
    idempotencyKey: crypto.randomUUID(),
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const answer = await submitAppeal(visitOf(context), await request.formData());
  return "appeal" in answer ? answer : data(answer, 422);
}

export default function WriteAppeal({ loaderData, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(appeals);
  const { kind, search, organisation, hotline, found, topics, idempotencyKey } = loaderData;
  if (actionData && "appeal" in actionData) return <Submitted submitted={actionData} />;
  const title = kind ? words.headings[kind] : words.write;
  return (
    <div className="page narrow">
      <PageHead title={title} />
      <h1 tabIndex={-1}>{title}</h1>
      <p className="lead">{kind ? words.leads[kind] : words.writeLead}</p>
      <p>
        <Link to={path("/appeals/follow")}>{words.follow}</Link>
      </p>
      <section aria-labelledby="where">
        <h2 id="where">{words.where}</h2>
        <ChooseOrganisation
          page={path(kind ? `/appeals/new/${kind.toLowerCase()}` : "/appeals/new")}
          search={search}
          chosen={organisation}
          found={found}
          other="?other"
          help={words.unknownPlace}
        />
        <p className="note">{words.whereLead}</p>
      </section>
      <RefusableForm refusal={actionData ?? null}>
        <input
          type="hidden"
          name="idempotencyKey"
          value={actionData?.values["idempotencyKey"] ?? idempotencyKey}
        />
        <input type="hidden" name="organisationId" value={organisation?.id ?? ""} />
        {actionData?.faults["organisationId"] && (
          <p className="problem">{actionData.faults["organisationId"]}</p>
        )}
        <AppealFields kind={kind} topics={topics} />
        <Who {...loaderData} />
        <SendButton busy={words.sending}>{words.send}</SendButton>
      </RefusableForm>
      {hotline && <Hotline hotline={hotline} />}
    </div>
  );
}

/** Under one's name, with contacts, or without anything; what that means is said before it is sent. */
function Who({ isSignedIn, memberName }: Route.ComponentProps["loaderData"]) {
  const { text, path } = useLanguage();
  const { pathname, search } = useLocation();
  const words = useWords(appeals);
  return (
    <fieldset className="appeal-choice">
      <legend>{words.who}</legend>
      <Choice name="who" value="named" isFirst>
        {memberName ? words.named(memberName) : words.withContact}
      </Choice>
      {!memberName && (
        <div className="appeal-contact">
          {!isSignedIn && (
            <p className="note">
              {words.signedOut}{" "}
              <Link to={`${path("/sign-in")}?returnTo=${encodeURIComponent(pathname + search)}`}>
                {text.account.signIn}
              </Link>
            </p>
          )}
          <ContactFields />
          <p className="note">{words.contactNote}</p>
        </div>
      )}
      <Choice name="who" value="anonymous" isFirst={false}>
        {words.anonymous}
      </Choice>
      <p className="note">{words.anonymousNote}</p>
    </fieldset>
  );
}
