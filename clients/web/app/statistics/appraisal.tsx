import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { formatTenths } from "../language/format.js";
import { useLanguage, useWords } from "../language/language.js";
import { statistics } from "../language/statistics.js";
import { Fact } from "../layout/fact.js";
import { Share_Share, ShareTable } from "./share-table.js";

export const Appraisal_Appraisal = graphql(
  `
    fragment Appraisal_Appraisal on Appraisal {
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
  `,
  [Share_Share],
);

/** By what the union judges an organisation: how it holds together, what it has, how it works. */
export function Appraisal({ appraisal }: { appraisal: FragmentOf<typeof Appraisal_Appraisal> }) {
  const { locale } = useLanguage();
  const { appraisal: words } = useWords(statistics);
  const { unity, resources, bodies, staff } = readFragment(Appraisal_Appraisal, appraisal);
  const shares = { ...unity, ...resources, met: bodies.met, answered: staff.answered };
  const counts = { ...bodies, ...staff };
  return (
    <>
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
    </>
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
