import { Link } from "react-router";
import type { Route } from "./+types/structure-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { Queues } from "../join/queues.js";
import { formatNumber } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";
import { structure } from "../language/structure.js";
import { units } from "../language/units.js";
import { Fact } from "../layout/fact.js";
import { Moment } from "../layout/moment.js";
import { OrganisationTitle } from "../layout/organisation-title.js";
import { idOf } from "../layout/wanted.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { Acts, Acts_OrganisationAct } from "./acts.js";
import { Below, Below_Organisation } from "./below.js";
import "../style/event.css";
import "../style/structure.css";

const StructurePage = graphql(
  `
    query StructurePage(
      $id: ID!
      $search: String
      $after: String
      $actsAfter: String
      $number: String!
      $isNumber: Boolean!
      $isClosed: Boolean!
    ) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
        level
        number
        closedOn
        memberCount
        formerNumbers {
          number
        }
        type {
          name
        }
        viewerMay {
          keepOrganisation
          addBelow
          reorganise
        }
        ancestors {
          id
          name
        }
        undoableReorganisation {
          organisation {
            id
          }
        }
        successor {
          id
          name
        }
        predecessors {
          id
          name
        }
        acts(first: 20, after: $actsAfter) {
          nodes {
            id
            ...Acts_OrganisationAct
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
      organisations(parentId: $id, search: $search, isClosed: $isClosed, first: 50, after: $after) {
        totalCount
        nodes {
          id
          ...Below_Organisation
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      closed: organisations(parentId: $id, search: $search, isClosed: true, first: 1) @skip(if: $isClosed) {
        totalCount
      }
      organisationByNumber(number: $number) @include(if: $isNumber) {
        id
        ...Below_Organisation
      }
    }
  `,
  [Acts_OrganisationAct, Below_Organisation],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const search = asked.get("q")?.trim().slice(0, 200) ?? "";
  const isClosed = asked.has("closed");
  const answer = await askForPage(visitOf(context), StructurePage, {
    id: idOf(params.id),
    search: search || null,
    number: search,
    isNumber: /^[\d-]{1,20}$/.test(search),
    isClosed,
    after: asked.get("after"),
    actsAfter: asked.get("actsAfter"),
  });
  if (!answer.data.viewer) throw signInFirst(request);
  const { acts: all, ...organisation } = found(answer.data.organisation, answer.faults);
  // Null but for those who see the members here.
  const acts = found(all, answer.faults);
  return {
    organisation,
    acts,
    below: answer.data.organisations,
    closedCount: answer.data.closed?.totalCount ?? null,
    byNumber: answer.data.organisationByNumber ?? null,
    search,
    done: asked.get("done"),
  };
}

export default function Structure({ loaderData }: Route.ComponentProps) {
  const { organisation, acts, below, closedCount, byNumber, search, done } = loaderData;
  const { id, name, level, closedOn } = organisation;
  const { path } = useLanguage();
  const words = useWords(structure);
  const unitWords = useWords(units);
  const { keepOrganisation, addBelow, reorganise } = organisation.viewerMay;
  const isDone = done !== null && Object.hasOwn(words.done, done);
  return (
    <div className="page narrow">
      <OrganisationTitle title={words.title} name={name} />
      <Queues organisationId={id} />
      <p role="status">{isDone && words.done[done as keyof typeof words.done]}</p>
      <Facts {...organisation} />
      {keepOrganisation && !closedOn && (
        <p>
          <Link to={path(`/organisations/${id}/data`)}>{words.data}</Link>
        </p>
      )}
      {keepOrganisation && !closedOn && level === "PRIMARY" && (
        <p>
          <Link to={path(`/organisations/${id}/units`)}>{unitWords.title}</Link>
        </p>
      )}
      {reorganise && !closedOn && <Deeds id={id} isTop={organisation.ancestors.length === 0} />}
      {level !== "PRIMARY" && !closedOn && (
        <Below
          key={`${search} ${closedCount === null}`}
          id={id}
          below={below}
          closedCount={closedCount}
          byNumber={byNumber}
          search={search}
          mayAdd={addBelow}
        />
      )}
      <Acts
        acts={acts}
        successor={organisation.successor}
        undoOf={organisation.undoableReorganisation?.organisation.id ?? null}
      />
    </div>
  );
}

type Loaded = Route.ComponentProps["loaderData"];

function Facts(organisation: Loaded["organisation"]) {
  const { level, number, formerNumbers, type, ancestors, memberCount, closedOn } = organisation;
  const { successor, predecessors } = organisation;
  const { locale, path } = useLanguage();
  const words = useWords(structure);
  const links = (list: readonly { readonly id: string; readonly name: string }[]) =>
    list.map((one, at) => (
      <span key={one.id} lang="ru">
        {at > 0 && ", "}
        <Link to={path(`/organisations/${one.id}/structure`)}>{one.name}</Link>
      </span>
    ));
  return (
    <dl className="event-facts">
      <Fact name={words.closedOn}>{closedOn && <Moment value={closedOn} />}</Fact>
      <Fact name={words.successor}>{successor && links([successor])}</Fact>
      <Fact name={words.above}>{ancestors.length > 0 && links(ancestors.slice(-1))}</Fact>
      <Fact name={words.level}>{words.levels[level]}</Fact>
      <Fact name={words.type}>
        <span lang="ru">{type.name}</span>
      </Fact>
      <Fact name={words.number}>{number}</Fact>
      <Fact name={words.formerNumbers}>{formerNumbers.map((one) => one.number).join(", ")}</Fact>
      <Fact name={words.members}>{formatNumber(locale, memberCount)}</Fact>
      <Fact name={words.predecessors}>{predecessors.length > 0 && links(predecessors)}</Fact>
    </dl>
  );
}

const DEEDS = ["rename", "retype", "renumber", "move", "merge", "split", "close"] as const;

/** What is done with the organisation as a whole; the top of the tree only gets other names. */
function Deeds({ id, isTop }: { readonly id: string; readonly isTop: boolean }) {
  const { path } = useLanguage();
  const words = useWords(structure);
  return (
    <details className="panel">
      <summary>{words.deeds}</summary>
      <nav className="row" aria-label={words.deeds}>
        {DEEDS.filter((deed) => !isTop || deed === "rename").map((deed) => (
          <Link key={deed} className="button quiet" to={path(`/organisations/${id}/structure/${deed}`)}>
            {words.deedNames[deed]}
          </Link>
        ))}
      </nav>
    </details>
  );
}
