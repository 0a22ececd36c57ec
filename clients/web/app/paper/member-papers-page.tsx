import { data, Form, Link, redirect } from "react-router";
import type { Route } from "./+types/member-papers-page.js";
import { Field } from "../form/field.js";
import { RefusableForm } from "../form/refusable-form.js";
import type { Refusal } from "../form/refusal.js";
import { SendButton } from "../form/send-button.js";
import { TextField } from "../form/text-field.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { languageIn, useLanguage, useWords } from "../language/language.js";
import { papers } from "../language/papers.js";
import { PageHead } from "../layout/page-head.js";
import { idIn, idOf } from "../layout/wanted.js";
import { More } from "../list/more.js";
import type { Page } from "../list/page.js";
import { usePages } from "../list/use-pages.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { Checks } from "./checks.js";
import { MEMBER_KINDS } from "./kinds.js";
import { PaperList, PaperList_Document } from "./paper-list.js";
import { preparePapers } from "./prepare.server.js";
import "../style/insurance.css";
import "../style/join.css";
import "../style/paper.css";

const MemberPapersPage = graphql(
  `
    query MemberPapersPage($id: ID!, $search: String, $member: ID!, $isChosen: Boolean!, $after: String) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
      }
      member(id: $member) @include(if: $isChosen) {
        id
        displayName
        bornOn
        position
        name {
          full
        }
        documents(first: 20, after: $after) {
          nodes {
            ...PaperList_Document
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
      members(organisationId: $id, search: $search, first: 20) @skip(if: $isChosen) {
        nodes {
          id
          displayName
          bornOn
          position
          name {
            full
          }
        }
      }
    }
  `,
  [PaperList_Document],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const wanted = new URL(request.url).searchParams;
  const search = wanted.get("q")?.trim().slice(0, 200) ?? "";
  const memberId = idIn(wanted, "member");
  const answer = await askForPage(visitOf(context), MemberPapersPage, {
    id: idOf(params.id),
    search: search || null,
    member: memberId ?? "",
    isChosen: memberId !== null,
    after: wanted.get("after"),
  });
  if (!answer.data.viewer) throw signInFirst(request);
  const organisation = found(answer.data.organisation, answer.faults);
  const member = memberId === null ? null : found(answer.data.member, answer.faults);
  return { organisation, member, search, candidates: answer.data.members?.nodes ?? [] };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const made = await preparePapers(visit, idOf(params.id), form);
  if (typeof made !== "number") return data({ refusal: made, deed: form.get("deed") }, 422);
  return redirect(languageIn(visit.locale).path(`/organisations/${params.id}/papers?made=${made}`), 303);
}

type Loaded = Route.ComponentProps["loaderData"];
type Paper = ResultOf<typeof PaperList_Document>;

export default function MemberPapers({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, member } = loaderData;
  const { path } = useLanguage();
  const words = useWords(papers);
  const refusalOf = (deed: string) => (actionData?.deed === deed ? actionData.refusal : null);
  return (
    <div className="page narrow">
      <PageHead title={words.ofMember} isPrivate />
      <p>
        <Link to={path(`/organisations/${organisation.id}/papers`)}>{words.title}</Link>.{" "}
        <span lang="ru">{organisation.name}</span>
      </p>
      <h1 tabIndex={-1}>{words.ofMember}</h1>
      {member ? (
        <>
          <Person person={member} />
          <p>
            <Link to="?">{words.another}</Link>
          </p>
          <Joining memberId={member.id} refusal={refusalOf("member")} />
          <Plastic memberId={member.id} refusal={refusalOf("plastic")} />
          <Award memberId={member.id} refusal={refusalOf("award")} />
          {member.documents && member.documents.nodes.length > 0 && (
            <Ready key={member.id} documents={member.documents} />
          )}
        </>
      ) : (
        <Choose {...loaderData} />
      )}
    </div>
  );
}

/** The member's papers that are ready. */
function Ready({ documents }: { documents: Page<Paper> }) {
  const { ready } = useWords(papers);
  const pages = usePages<Paper, Loaded>(documents, "after", ({ member }) => member?.documents);
  return (
    <>
      <h2>{ready}</h2>
      <PaperList list={pages.nodes} />
      <More pages={pages} />
    </>
  );
}

type PersonFacts = Pick<Loaded["candidates"][number], "displayName" | "name" | "bornOn" | "position">;

function Person({ person: { name, displayName, bornOn, position } }: { person: PersonFacts }) {
  const { day } = useLanguage();
  return (
    <p className="lead">
      <span lang="ru">{name?.full ?? displayName}</span>{" "}
      <span className="note">{[bornOn && day(bornOn), position].filter(Boolean).join(", ")}</span>
    </p>
  );
}

function Choose({ search, candidates }: Pick<Loaded, "search" | "candidates">) {
  const { text, day } = useLanguage();
  const words = useWords(papers);
  return (
    <>
      <Form method="get" role="search" className="search-box">
        <label htmlFor="paper-search">{words.find}</label>
        <div className="search-field">
          <input id="paper-search" type="search" name="q" defaultValue={search} maxLength={200} />
          <button className="button">{text.search.submit}</button>
        </div>
      </Form>
      <h2>{words.choose}</h2>
      {candidates.length === 0 && <p role="status">{words.nobody}</p>}
      <ul className="claims">
        {candidates.map(({ id, name, displayName, bornOn, position }) => (
          <li key={id}>
            <Link to={`?member=${id}`} lang="ru">
              {name?.full ?? displayName}
            </Link>
            <span className="note">{[bornOn && day(bornOn), position].filter(Boolean).join(", ")}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

interface AboutProps {
  readonly memberId: string;
  readonly refusal: Refusal | null;
}

function Joining({ memberId, refusal }: AboutProps) {
  const words = useWords(papers);
  return (
    <RefusableForm refusal={refusal}>
      <input type="hidden" name="member" value={memberId} />
      <Checks
        name="kind"
        legend={words.whole}
        options={MEMBER_KINDS.map((kind) => [kind, words.kinds[kind]])}
        idFrom="kind"
        isChecked
      />
      <TextField name="on" label={words.on} hint={words.onHint} type="date" />
      <TextField name="nameInGenitive" label={words.genitive} hint={words.genitiveHint} />
      <SendButton busy={words.sending} deed="member">
        {words.prepareChosen}
      </SendButton>
    </RefusableForm>
  );
}

function Plastic({ memberId, refusal }: AboutProps) {
  const words = useWords(papers);
  return (
    <RefusableForm refusal={refusal}>
      <input type="hidden" name="member" value={memberId} />
      <SendButton busy={words.sending} deed="plastic" isQuiet>
        {words.plastic}
      </SendButton>
    </RefusableForm>
  );
}

function Award({ memberId, refusal }: AboutProps) {
  const words = useWords(papers);
  return (
    <details className="panel" open={refusal !== null || undefined}>
      <summary>{words.award}</summary>
      <RefusableForm refusal={refusal}>
        <input type="hidden" name="member" value={memberId} />
        <TextField name="award" label={words.awardName} hint={words.awardHint} isRequired />
        <Field name="merits" label={words.merits} isRequired>
          {(given) => <textarea rows={5} maxLength={4_000} {...given} />}
        </Field>
        <TextField name="nameInAccusative" label={words.accusative} hint={words.accusativeHint} />
        <TextField name="decidedOn" path="decision.on" label={words.decidedOn} type="date" />
        <TextField name="decisionNumber" path="decision.number" label={words.decisionNumber} maxLength={60} />
        <SendButton busy={words.sending} deed="award" isQuiet>
          {words.award}
        </SendButton>
      </RefusableForm>
    </details>
  );
}
