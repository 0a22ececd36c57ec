import { useRef, useState } from "react";
import { useRevalidator } from "react-router";
import { graphql } from "../gateway/graphql.js";
import { useLive } from "../live/use-live.js";
import { type Counted, Figures_Organisation } from "./figures.js";

const IndicatorsChanged = graphql(
  `
    subscription IndicatorsChanged($organisationId: ID!) {
      indicatorsChanged(organisationId: $organisationId) {
        ...Figures_Organisation
      }
    }
  `,
  [Figures_Organisation],
);

/** The figures that the page was given, or those that came since; and whether any did. */
export function useFreshFigures(known: Counted): { counted: Counted; isFresh: boolean } {
  const [told, setTold] = useState<{ known: Counted; counted: Counted }>({ known, counted: known });
  const { revalidate } = useRevalidator();
  const line = useRef({ toldCount: 0, isBroken: false }).current;
  useLive({
    document: IndicatorsChanged,
    variables: { organisationId: known.id },
    after: null,
    read: ({ indicatorsChanged }) => indicatorsChanged,
    // The stream tells what is so now and not what happened: nothing in it is a repetition.
    cursor: () => String((line.toldCount += 1)),
    take: (counted) => setTold({ known, counted }),
    lost: () => (line.isBroken = true),
    opened: () => {
      if (!line.isBroken) return;
      line.isBroken = false;
      void revalidate();
    },
  });
  const isFresh = told.known === known && told.counted !== known;
  return { counted: isFresh ? told.counted : known, isFresh };
}
