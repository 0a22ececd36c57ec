import { Link } from "react-router";
import type { Route } from "./+types/reconciliation-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql, type ResultOf } from "../gateway/graphql.js";
import { dues } from "../language/dues.js";
import { formatMonth } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";
import { PageHead } from "../layout/page-head.js";
import { Roubles } from "../layout/roubles.js";
import { idOf } from "../layout/wanted.js";
import { NextPage } from "../list/next-page.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { VERDICTS } from "./verdicts.js";
import "../style/insurance.css";
import "../style/dues.css";

const ReconciliationPage = graphql(`
  query ReconciliationPage($id: ID!, $verdict: DuesVerdict, $after: String) {
    viewer {
      id
    }
    duesReconciliation(id: $id) {
      id
      fileName
      month
      organisation {
        id
        name
      }
      counts {
        verdict
        count
      }
      rows(first: 50, verdict: $verdict, after: $after) {
        nodes {
          line
          written
          verdict
          withheld {
            kopecks
          }
          expected {
            kopecks
          }
          member {
            id
            displayName
            name {
              full
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const wanted = new URL(request.url).searchParams;
  const verdict = VERDICTS.find((one) => one === wanted.get("verdict")) ?? null;
  const answer = await askForPage(visitOf(context), ReconciliationPage, {
    id: idOf(params.reconciliationId),
    verdict,
    after: wanted.get("after"),
  });
  if (!answer.data.viewer) throw signInFirst(request);
  const recorded = wanted.get("recorded");
  return {
    reconciliation: found(answer.data.duesReconciliation, answer.faults),
    verdict,
    recorded: recorded === null ? null : Math.trunc(Number(recorded)) || 0,
    isLook: wanted.has("look"),
  };
}

type Reconciliation = NonNullable<ResultOf<typeof ReconciliationPage>["duesReconciliation"]>;

export default function DuesReconciliation({ loaderData }: Route.ComponentProps) {
  const { reconciliation, verdict, recorded, isLook } = loaderData;
  const { locale, path } = useLanguage();
  const words = useWords(dues);
  const { fileName, month, organisation, counts, rows } = reconciliation;
  return (
    <div className="page narrow">
      <PageHead title={words.reconciliation} isPrivate />
      <p>
        <Link to={path(`/organisations/${organisation.id}/dues?month=${month}`)}>{words.title}</Link>.{" "}
        <span lang="ru">{organisation.name}</span>
      </p>
      <h1 tabIndex={-1}>{words.reconciliation}</h1>
      <p className="lead" suppressHydrationWarning>
        {formatMonth(locale, `${month}-01`)}. <span lang="ru">{fileName}</span>
      </p>
      <div role="status">
        {recorded !== null && <p className="done">{words.recordedCount(recorded)}</p>}
        {isLook && <p className="done">{words.nothingRecorded}</p>}
      </div>
      <ul className="chips">
        <li>
          <Link to="?" aria-current={verdict ? undefined : "page"} preventScrollReset>
            {words.all} <span className="count">{counts.reduce((sum, { count }) => sum + count, 0)}</span>
          </Link>
        </li>
        {VERDICTS.map((one) => {
          const count = counts.find((known) => known.verdict === one)?.count ?? 0;
          return count === 0 ? null : (
            <li key={one}>
              <Link
                to={`?verdict=${one}`}
                aria-current={verdict === one ? "page" : undefined}
                preventScrollReset
              >
                {words.verdicts[one]} <span className="count">{count}</span>
              </Link>
            </li>
          );
        })}
      </ul>
      {verdict && <p>{words.verdictLeads[verdict]}</p>}
      {rows.nodes.length === 0 && <p role="status">{words.nobody}</p>}
      <ul className="claims dues-lines">
        {rows.nodes.map((row) => (
          <Row key={row.line ?? row.member?.id} row={row} />
        ))}
      </ul>
      <NextPage pageInfo={rows.pageInfo} kept={verdict ? { verdict } : {}}>
        {words.next}
      </NextPage>
    </div>
  );
}

function Row({ row }: { row: Reconciliation["rows"]["nodes"][number] }) {
  const words = useWords(dues);
  const { line, written, verdict, withheld, expected, member } = row;
  const known = member && (member.name?.full ?? member.displayName);
  const isWrong = verdict !== "AGREES";
  return (
    <li>
      <strong lang="ru">{written ?? known}</strong>
      <span className={isWrong ? "claim-state refused" : "claim-state approved"}>
        {words.verdicts[verdict]}
      </span>
      <span className="note">
        {line !== null && words.line(line)}
        {withheld && (
          <>
            . {words.withheld}: <Roubles {...withheld} />
          </>
        )}
        {expected && (
          <>
            . {words.shouldBe}: <Roubles {...expected} />
          </>
        )}
      </span>
    </li>
  );
}
