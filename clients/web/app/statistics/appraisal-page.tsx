import type { Route } from "./+types/appraisal-page.js";
import { askForPage, found } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { appraisal as dictionary } from "../language/appraisal.js";
import { formatTenths } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";
import { Fact } from "../layout/fact.js";
import { idOf } from "../layout/wanted.js";
import { Days } from "../period/days-form.js";
import { daysIn } from "../period/days.js";
import { signInFirst } from "../session/own-page.server.js";
import { visitOf } from "../session/visit.js";
import { FiguresHead } from "./figures-head.js";
import { Share_Share, ShareTable } from "./share-table.js";

const AppraisalPage = graphql(
  `
    query AppraisalPage($id: ID!, $from: PlainDate!, $until: PlainDate!) {
      viewer {
        id
      }
      organisation(id: $id) {
        id
        name
        appraisal(from: $from, until: $until) {
          unity {
            led {
              ...Share_Share
            }
            reported {
              ...Share_Share
            }
          }
          resources {
            duesSet {
              ...Share_Share
            }
            paying {
              ...Share_Share
            }
            withActivists {
              ...Share_Share
            }
          }
          bodies {
            meetingCount
            decidedCount
            met {
              ...Share_Share
            }
          }
          staff {
            answered {
              ...Share_Share
            }
            completedCards
            applicationCount
            waitingCount
            medianDays
            longestWaitDays
          }
        }
      }
    }
  `,
  [Share_Share],
);

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const days = daysIn(new URL(request.url).searchParams, 365);
  const answer = await askForPage(visitOf(context), AppraisalPage, { id: idOf(params.id), ...days });
  if (!answer.data.viewer) throw signInFirst(request);
  const { appraisal, ...organisation } = found(answer.data.organisation, answer.faults);
  return { organisation, days, appraisal: found(appraisal, answer.faults) };
}

/** By what the union judges an organisation: how it holds together, what it has, how it works. */
export default function Appraisal({ loaderData: { organisation, days, appraisal } }: Route.ComponentProps) {
  const { locale } = useLanguage();
  const words = useWords(dictionary);
  const { unity, resources, bodies, staff } = appraisal;
  const shares = { ...unity, ...resources, met: bodies.met, answered: staff.answered };
  const counts = { ...bodies, ...staff };
  return (
    <div className="page narrow">
      <FiguresHead title={words.title} organisation={organisation} />
      <Days days={days} />
      <ShareTable
        name={words.title}
        rows={SHARES.map((one) => ({ name: words.shares[one], share: shares[one] }))}
      />
      <dl className="facts">
        {COUNTS.map((one) => (
          <Fact key={one} name={words.counts[one]}>
            {counts[one] === null ? "—" : formatTenths(locale, counts[one])}
          </Fact>
        ))}
      </dl>
    </div>
  );
}

const SHARES = ["led", "reported", "withActivists", "duesSet", "paying", "met", "answered"] as const;
const COUNTS = [
  "meetingCount",
  "applicationCount",
  "decidedCount",
  "waitingCount",
  "medianDays",
  "longestWaitDays",
  "completedCards",
] as const;
