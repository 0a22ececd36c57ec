import { useRef } from "react";
import { data, Form, Link, type ShouldRevalidateFunctionArgs, useFetcher, useNavigation } from "react-router";
import type { Route } from "./+types/call-page.js";
import { AppealFields, ContactFields } from "../appeal/appeal-fields.js";
import { AppealRow_Appeal } from "../appeal/appeal-row.js";
import { askHandler } from "../session/ask-handler.server.js";
import { Refused } from "../form/field.js";
import { SelectField } from "../form/select-field.js";
import { SendButton } from "../form/send-button.js";
import { writtenIn } from "../form/written.js";
import { found } from "../gateway/ask.server.js";
import { graphql, readFragment } from "../gateway/graphql.js";
import { appealCall } from "../language/appeal-call.js";
import { appealHandling } from "../language/appeal-handling.js";
import { useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { idIn } from "../layout/wanted.js";
import {
  ChooseOrganisation,
  ChooseOrganisation_Organisation,
  wantedOrganisation,
} from "../organisation/choose-organisation.js";
import { visitOf } from "../session/visit.js";
import { Caller, Caller_Member, FindCaller } from "./caller.js";
import { registerCall } from "./call.server.js";
import { CHANNELS } from "./channels.js";
import { Appeals, Context, Context_AppealContext } from "./context.js";
import { Registered } from "./registered.js";
import "../style/appeal.css";
import "../style/join.css";

const CallPage = graphql(
  `
    query CallPage(
      $id: ID!
      $memberId: ID!
      $hasMember: Boolean!
      $caller: String!
      $isCallerSought: Boolean!
      $placeId: ID!
      $hasPlace: Boolean!
      $search: String!
      $isSearched: Boolean!
    ) {
      appealTopics {
        code
        name
      }
      organisation(id: $id) {
        id
        name
        appealContext {
          ...Context_AppealContext
        }
      }
      member(id: $memberId) @include(if: $hasMember) {
        ...Caller_Member
        organisation {
          id
          name
          appealContext {
            ...Context_AppealContext
          }
        }
        appeals(first: 5) {
          nodes {
            ...AppealRow_Appeal
          }
        }
      }
      members(organisationId: $id, search: $caller, first: 10) @include(if: $isCallerSought) {
        nodes {
          ...Caller_Member
        }
      }
      place: organisation(id: $placeId) @include(if: $hasPlace) {
        id
        name
        appealContext {
          ...Context_AppealContext
        }
      }
      organisations(search: $search, first: 10) @include(if: $isSearched) {
        nodes {
          ...ChooseOrganisation_Organisation
        }
      }
    }
  `,
  [AppealRow_Appeal, Caller_Member, ChooseOrganisation_Organisation, Context_AppealContext],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const { id: placeId, hasId: hasPlace, search, isSearched } = wantedOrganisation(request);
  const memberId = idIn(asked, "member") ?? "";
  const caller = asked.get("caller")?.trim().slice(0, 200) ?? "";
  const answer = await askHandler(visitOf(context), request, CallPage, {
    id: params.id,
    memberId,
    hasMember: memberId !== "",
    caller,
    isCallerSought: caller !== "" && memberId === "",
    placeId,
    hasPlace,
    search,
    isSearched,
  });
  const { organisation: of, member, members, place, organisations, appealTopics } = answer.data;
  const queue = found(of, answer.faults);
  // Null but for those who handle appeals here.
  const here = found(queue.appealContext, answer.faults);
  const home = member?.organisation ?? place ?? queue;
  return {
    queue: { id: queue.id, name: queue.name },
    organisation: { id: home.id, name: home.name },
    isPlaceChosen: !isSearched && !asked.has("other"),
    remembered: home.appealContext ?? here,
    isHandled: home.appealContext !== null,
    member: member ?? null,
    earlier: member?.appeals.nodes ?? null,
    caller,
    callers: members?.nodes ?? null,
    search,
    places: organisations?.nodes ?? null,
    topics: appealTopics,
    // One page is one appeal, however often it is sent.
    idempotencyKey: crypto.randomUUID(),
  };
}

export async function action({ context, request }: Route.ActionArgs) {
  const answer = await registerCall(visitOf(context), await request.formData());
  return data(answer, answer.refusal?.problem ? 422 : 200);
}

/** To be reminded changes nothing: the page stays as it was asked for. */
export function shouldRevalidate({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formData?.get("deed") === "remember" ? false : defaultShouldRevalidate;
}

type Loaded = Route.ComponentProps["loaderData"];

export default function Call({ loaderData, actionData }: Route.ComponentProps) {
  const { path } = useLanguage();
  const words = useWords(appealHandling);
  const call = useWords(appealCall);
  const { queue, organisation, member, earlier, isPlaceChosen, places, search } = loaderData;
  const page = path(`/organisations/${queue.id}/appeals/call`);
  // What was remembered of one organisation is not shown beside another.
  const remembering = useFetcher<typeof action>({ key: `call ${organisation.id}` });
  const remembered = remembering.data?.remembered ?? actionData?.remembered ?? loaderData.remembered;
  if (actionData?.registered) return <Registered registered={actionData.registered} page={page} />;
  return (
    <div className="page">
      <PageHead title={call.call} isPrivate />
      <p>
        <Link to={path(`/organisations/${queue.id}/appeals`)}>{words.back}</Link>
      </p>
      <h1 tabIndex={-1}>{call.call}</h1>
      <p className="lead">{call.callLead}</p>
      <div className="columns appeal-call">
        <div>
          <section aria-labelledby="caller-title">
            <h2 id="caller-title">{call.caller}</h2>
            {member ? (
              <p className="chosen">
                <Caller member={member} /> <Link to={page}>{call.otherCaller}</Link>
              </p>
            ) : (
              <FindCaller page={page} caller={loaderData.caller} callers={loaderData.callers} />
            )}
          </section>
          <section aria-labelledby="where">
            <h2 id="where">{call.concerns}</h2>
            {member ? (
              <p lang="ru">{organisation.name}</p>
            ) : (
              <ChooseOrganisation
                page={page}
                search={search}
                chosen={isPlaceChosen ? organisation : null}
                found={places}
                other="?other"
              />
            )}
          </section>
          {!loaderData.isHandled && <p className="problem">{call.notYours}</p>}
          <CallForm {...loaderData} answer={actionData} remember={remembering.submit} />
        </div>
        <aside>
          <Context context={remembered} />
          {earlier && (
            <section className="panel" aria-labelledby="earlier">
              <h2 id="earlier">{words.earlier}</h2>
              <Appeals list={earlier} none={words.noEarlier} />
            </section>
          )}
        </aside>
      </div>
    </div>
  );
}

/** On what it depends what is remembered. */
const SUBJECT = ["topicCode", "employerName", "employerTaxId"];

interface CallFormProps extends Loaded {
  readonly answer: Route.ComponentProps["actionData"];
  readonly remember: ReturnType<typeof useFetcher>["submit"];
}

/** What the caller says. What changes of the employer and the topic shows at once what is known of them. */
function CallForm({ organisation, member, topics, idempotencyKey, answer, remember }: CallFormProps) {
  const words = useWords(appealHandling);
  const call = useWords(appealCall);
  const form = useRef<HTMLFormElement>(null);
  const asked = useRef("");
  const isBusy = useNavigation().formMethod === "POST";
  const refusal = isBusy ? null : (answer?.refusal ?? null);
  const look = () => {
    if (!form.current) return;
    const said = new FormData(form.current);
    const subject = SUBJECT.map(writtenIn(said)).join("\n");
    if (subject === asked.current || subject.trim() === "") return;
    asked.current = subject;
    said.set("deed", "remember");
    void remember(said, { method: "post" });
  };
  return (
    <Refused value={refusal}>
      <Form
        ref={form}
        method="post"
        className="panel join-form"
        onBlur={look}
        onChange={({ target }) => target instanceof HTMLSelectElement && look()}
        noValidate={refusal !== null}
      >
        <h2>{call.said}</h2>
        {refusal?.problem && (
          <p className="problem" role="alert">
            {refusal.problem}
          </p>
        )}
        <input
          type="hidden"
          name="idempotencyKey"
          value={refusal?.values["idempotencyKey"] ?? idempotencyKey}
        />
        <input type="hidden" name="organisationId" value={organisation.id} />
        <input type="hidden" name="memberId" value={member ? readFragment(Caller_Member, member).id : ""} />
        <AppealFields kind={null} topics={topics} />
        {!member && (
          <fieldset>
            <legend>{call.notMember}</legend>
            <ContactFields />
          </fieldset>
        )}
        <SelectField
          name="channel"
          label={words.channel}
          options={CHANNELS.map((channel) => [channel, words.channels[channel]])}
        />
        <SendButton busy={words.sending}>{call.registerSubmit}</SendButton>
        <SendButton busy={words.sending} deed="remember" isQuiet>
          {call.refresh}
        </SendButton>
      </Form>
    </Refused>
  );
}
