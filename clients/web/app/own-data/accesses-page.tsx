import type { Route } from "./+types/accesses-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { ownData } from "../language/own-data.js";
import { Moment } from "../layout/moment.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { OwnPage } from "./own-page.js";
import "../style/cabinet.css";

const AccessesPage = graphql(`
  query AccessesPage($after: String, $checksAfter: String) {
    viewer {
      id
      member {
        id
        accesses(first: 20, after: $after) {
          totalCount
          nodes {
            id
            readAt
            capacity
            by {
              id
              displayName
            }
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
        loyalty {
          cardChecks(first: 20, after: $checksAfter) {
            nodes {
              id
              checkedAt
              isValid
              initials
              partner {
                id
                name
              }
              place {
                id
                city
                address
              }
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
  }
`);

export async function loader({ context, request }: Route.LoaderArgs) {
  const wanted = new URL(request.url).searchParams;
  const answer = await askForPage(visitOf(context), AccessesPage, {
    after: wanted.get("after"),
    checksAfter: wanted.get("checks"),
  });
  if (!answer.data.viewer) throw signInFirst(request);
  const { accesses, loyalty } = found(answer.data.viewer.member, answer.faults);
  return { accesses: accesses ?? null, checks: loyalty?.cardChecks ?? null };
}

type Loaded = Route.ComponentProps["loaderData"];

export default function Accesses({ loaderData: { accesses, checks } }: Route.ComponentProps) {
  const words = useWords(ownData).accesses;
  return (
    <OwnPage title={words.title}>
      {accesses ? <Read accesses={accesses} /> : <Unknown title={words.read} />}
      {checks ? <Checked checks={checks} /> : <Unknown title={words.checked} />}
    </OwnPage>
  );
}

function Read({ accesses }: { accesses: NonNullable<Loaded["accesses"]> }) {
  const words = useWords(ownData).accesses;
  const pages = usePages<NonNullable<Loaded["accesses"]>["nodes"][number], Loaded>(
    accesses,
    "after",
    (loaded) => loaded.accesses,
  );
  return (
    <section aria-labelledby="read">
      <h2 id="read">{words.read}</h2>
      <p>{pages.nodes.length === 0 ? words.nobody : words.readLead}</p>
      <ul className="purchases">
        {pages.nodes.map(({ id, readAt, capacity, by, organisation }) => (
          <li key={id} id={id} tabIndex={-1}>
            <strong>{by.displayName}</strong>, {capacity}
            <br />
            <span className="note">
              {organisation && <span lang="ru">{organisation.name}. </span>}
              <Moment value={readAt} isExact />
            </span>
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </section>
  );
}

function Checked({ checks }: { checks: NonNullable<Loaded["checks"]> }) {
  const words = useWords(ownData).accesses;
  const pages = usePages<NonNullable<Loaded["checks"]>["nodes"][number], Loaded>(
    checks,
    "checks",
    (loaded) => loaded.checks,
  );
  return (
    <section aria-labelledby="checked">
      <h2 id="checked">{words.checked}</h2>
      <p>{pages.nodes.length === 0 ? words.unchecked : words.checkedLead}</p>
      <ul className="purchases">
        {pages.nodes.map(({ id, checkedAt, isValid, initials, partner, place }) => (
          <li key={id} id={id} tabIndex={-1}>
            <strong lang="ru">{partner.name}</strong>: {isValid ? words.good : words.bad}
            {initials && `, ${words.saw(initials)}`}
            <br />
            <span className="note">
              {place && <span lang="ru">{[place.city, place.address].filter(Boolean).join(", ")}. </span>}
              <Moment value={checkedAt} isExact />
            </span>
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </section>
  );
}

/** What is not known now is not nothing. */
function Unknown({ title }: { title: string }) {
  const { text } = useLanguage();
  return (
    <section>
      <h2>{title}</h2>
      <p className="note">{text.organisation.partDown}</p>
    </section>
  );
}
