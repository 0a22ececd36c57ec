import { Link } from "react-router";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { duplicates } from "../language/duplicates.js";
import { useLanguage, useWords } from "../language/language.js";

export const DuplicatesLink_Organisation = graphql(`
  fragment DuplicatesLink_Organisation on Organisation {
    id
    probableDuplicates(first: 1) {
      totalCount
    }
  }
`);

interface DuplicatesLinkProps {
  readonly organisation: FragmentOf<typeof DuplicatesLink_Organisation>;
}

/** Leads who keeps the register to pairs that wait to be decided on; nothing where none do. */
export function DuplicatesLink({ organisation }: DuplicatesLinkProps) {
  const { path } = useLanguage();
  const words = useWords(duplicates);
  const { id, probableDuplicates } = readFragment(DuplicatesLink_Organisation, organisation);
  if (!probableDuplicates || probableDuplicates.totalCount === 0) return null;
  return (
    <p>
      <Link to={path(`/organisations/${id}/duplicates`)}>{words.title}</Link>{" "}
      <span className="count">{probableDuplicates.totalCount}</span>
    </p>
  );
}
