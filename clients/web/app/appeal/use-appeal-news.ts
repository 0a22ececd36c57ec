import { useState } from "react";
import { graphql } from "../gateway/graphql.js";
import { appealFacts } from "../language/appeal-facts.js";
import { useWords } from "../language/language.js";
import { useLive } from "../live/use-live.js";

const AppealReplied = graphql(`
  subscription AppealReplied($appealId: ID, $code: String, $after: ID) {
    appealReplied(appealId: $appealId, code: $code, after: $after) {
      id
      side
    }
  }
`);

interface Followed {
  readonly id: string;
  /** What opens it for an author without a name. */
  readonly code: string | null;
  /** All that was said so far. */
  readonly messages: readonly { readonly id: string }[];
  /** Whose own words are no news. */
  readonly own: "AUTHOR" | "HANDLER";
  readonly readAnew: () => void;
}

/** Reads an appeal anew each time something is said in it; answers what is said of that, empty before. */
export function useAppealNews({ id, code, messages, own, readAnew }: Followed): string {
  const facts = useWords(appealFacts);
  const [said, setSaid] = useState("");
  useLive({
    document: AppealReplied,
    variables: code === null ? { appealId: id } : { code },
    after: messages.at(-1)?.id ?? null,
    read: ({ appealReplied }) => appealReplied,
    cursor: (message) => message.id,
    take: ({ side }) => {
      if (side !== own) setSaid(facts.arrived);
      readAnew();
    },
  });
  return said;
}
