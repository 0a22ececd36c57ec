import { Link } from "react-router";
import { useLanguage, useWords } from "../language/language.js";
import { structure } from "../language/structure.js";
import { OrganisationTitle } from "../layout/organisation-title.js";

interface DeedHeadProps {
  readonly title: string;
  readonly lead?: string;
  readonly organisation: { readonly id: string; readonly name: string };
}

/** What is to be done with which organisation, and the way back. */
export function DeedHead({ title, lead, organisation: { id, name } }: DeedHeadProps) {
  const { path } = useLanguage();
  const words = useWords(structure);
  return (
    <>
      <p>
        <Link to={path(`/organisations/${id}/structure`)}>{words.title}</Link>
      </p>
      <OrganisationTitle title={title} name={name} />
      {lead && <p>{lead}</p>}
    </>
  );
}
