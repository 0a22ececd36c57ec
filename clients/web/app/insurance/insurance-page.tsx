import { Link } from "react-router";
import type { Route } from "./+types/insurance-page.js";
import { askForPage } from "../gateway/ask.server.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { insurance } from "../language/insurance.js";
import { useLanguage, useWords } from "../language/language.js";
import { Moment } from "../layout/moment.js";
import { PageHead } from "../layout/page-head.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";
import { PlainText } from "../prose/plain-text.js";
import { visitOf } from "../session/visit.js";
import { Roubles } from "../layout/roubles.js";
import { signInFirst } from "../session/own-page.server.js";
import "../style/insurance.css";

const InsurancePage = graphql(`
  query InsurancePage($after: String) {
    viewer {
      member {
        id
        cover {
          status
          policy {
            number
            coveredFrom
            coveredUntil
            sum {
              kopecks
            }
            programme {
              name
              insurer
            }
            terms {
              territory
              conditions
            }
          }
        }
        claims(first: 20, after: $after) {
          nodes {
            id
            number
            state
            incidentOn
            payout {
              kopecks
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
`);

type Member = NonNullable<NonNullable<ResultOf<typeof InsurancePage>["viewer"]>["member"]>;

export async function loader({ context, request }: Route.LoaderArgs) {
  const after = new URL(request.url).searchParams.get("after");
  const { data } = await askForPage(visitOf(context), InsurancePage, { after });
  if (!data.viewer) throw signInFirst(request);
  return { member: data.viewer.member };
}

export default function Insurance({ loaderData: { member } }: Route.ComponentProps) {
  const { text, path } = useLanguage();
  const words = useWords(insurance);
  return (
    <div className="page narrow">
      <PageHead title={text.insurance.title} isPrivate />
      <h1 tabIndex={-1}>{text.insurance.title}</h1>
      {member ? (
        <>
          <p className="lead">{words.lead}</p>
          <Policy cover={member.cover} />
          <p>
            <Link className="button" to={path("/insurance/claim")}>
              {words.report}
            </Link>
          </p>
          <Claims claims={member.claims} />
        </>
      ) : (
        <p>{words.noMember}</p>
      )}
    </div>
  );
}

type Loaded = Route.ComponentProps["loaderData"];

function Policy({ cover }: Pick<Member, "cover">) {
  const { day } = useLanguage();
  const words = useWords(insurance);
  if (!cover) return null;
  const { policy } = cover;
  if (!policy) return <p className="panel problem">{words.uncovered[cover.status]}</p>;
  const { coveredFrom, coveredUntil, number, sum, terms, programme } = policy;
  return (
    <section className="panel policy" aria-labelledby="policy">
      <h2 id="policy">{programme.name}</h2>
      <dl className="facts">
        <dt>{words.number}</dt>
        <dd>{number.replace(/(\d{4})(?=\d)/g, "$1 ")}</dd>
        <dt>{words.sum}</dt>
        <dd>
          <Roubles {...sum} />
        </dd>
        <dt>{words.covered}</dt>
        <dd suppressHydrationWarning>
          {words.since(day(coveredFrom), coveredUntil && day(coveredUntil))}; {words.roundTheClock}
        </dd>
        <dt>{words.territory}</dt>
        <dd>{terms.territory}</dd>
        <dt>{words.insurer}</dt>
        <dd>{programme.insurer}</dd>
      </dl>
      <details>
        <summary>{words.conditions}</summary>
        <div lang="ru">
          <PlainText text={terms.conditions} />
        </div>
      </details>
    </section>
  );
}

function Claims({ claims }: Pick<Member, "claims">) {
  const { path } = useLanguage();
  const words = useWords(insurance);
  const pages = usePages<Member["claims"]["nodes"][number], Loaded>(
    claims,
    "after",
    (loaded) => loaded.member?.claims,
  );
  return (
    <section aria-labelledby="claims">
      <h2 id="claims">{words.claims}</h2>
      {pages.nodes.length === 0 && <p>{words.noClaims}</p>}
      <ul className="claims">
        {pages.nodes.map(({ id, number, state, incidentOn, payout }) => (
          <li key={id}>
            <Link to={path(`/insurance/claims/${id}`)}>{words.claimFor(number)}</Link>
            <span className={`claim-state ${state.toLowerCase()}`}>{words.states[state]}</span>
            <span className="note">
              <Moment value={incidentOn} />
            </span>
            {payout && <Roubles {...payout} />}
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </section>
  );
}
