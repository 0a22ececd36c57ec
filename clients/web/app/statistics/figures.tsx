import { graphql, type ResultOf } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
import { statistics } from "../language/statistics.js";
import { type ShareRow, ShareTable, Share_Share } from "./share-table.js";

/** What is counted of an organisation and all below it at this moment. */
export const Figures_Organisation = graphql(
  `
    fragment Figures_Organisation on Organisation @_unmask {
      id
      name
      panel {
        on
        membership {
          total
          women {
            ...Share_Share
          }
          men {
            ...Share_Share
          }
          employed {
            ...Share_Share
          }
          students {
            ...Share_Share
          }
          pensioners {
            ...Share_Share
          }
        }
        cards {
          plastic {
            ...Share_Share
          }
          virtual {
            ...Share_Share
          }
        }
        coverage {
          employed {
            ...Share_Share
          }
        }
        benefits {
          participants {
            ...Share_Share
          }
        }
      }
      completenessReport {
        filled {
          ...Share_Share
        }
      }
    }
  `,
  [Share_Share],
);

export type Counted = ResultOf<typeof Figures_Organisation>;

interface FiguresProps {
  readonly counted: Counted;
  /** The organisation above; null where its figures are not the reader's to see. */
  readonly above: Counted | null;
}

/** The figures that are always of today, held against those of the organisation above. */
export function Figures({ counted, above }: FiguresProps) {
  const words = useWords(statistics);
  const own = sharesOf(counted);
  const higher = above && sharesOf(above);
  const rows = FIGURES.flatMap((figure): ShareRow[] => {
    const share = own[figure];
    return share ? [{ name: words.figures[figure], share, above: higher?.[figure] ?? null }] : [];
  });
  return <ShareTable name={words.now} rows={rows} above={above?.name ?? null} />;
}

const FIGURES = [
  "women",
  "men",
  "employed",
  "students",
  "pensioners",
  "plastic",
  "virtual",
  "coverage",
  "participants",
  "filled",
] as const;

function sharesOf({ panel, completenessReport }: Counted) {
  return {
    ...panel?.membership,
    ...panel?.cards,
    coverage: panel?.coverage.employed,
    participants: panel?.benefits.participants,
    filled: completenessReport?.filled,
  };
}
