import { useState } from "react";
import { useRevalidator } from "react-router";
import { graphql } from "../gateway/graphql.js";
import { insurance } from "../language/insurance.js";
import { useWords } from "../language/language.js";
import { useLive } from "../live/use-live.js";

const ClaimChanged = graphql(`
  subscription ClaimChanged($claimId: ID!, $after: String) {
    claimChanged(claimId: $claimId, after: $after) {
      revision
    }
  }
`);

/** Reads the page of a claim anew each time the claim changes; answers what is said of it, empty before. */
export function useClaimNews(claim: { readonly id: string; readonly revision: string }): string {
  const { changed } = useWords(insurance);
  const { revalidate } = useRevalidator();
  const [said, setSaid] = useState("");
  useLive({
    document: ClaimChanged,
    variables: { claimId: claim.id },
    after: claim.revision,
    read: ({ claimChanged }) => claimChanged,
    cursor: ({ revision }) => revision,
    take: () => {
      setSaid(changed);
      void revalidate();
    },
  });
  return said;
}
