import { Link } from "react-router";
import { useLanguage, useWords } from "../language/language.js";
import { newspaper } from "../language/newspaper.js";

interface WriteToEditorsProps {
  readonly title: string;
  readonly email: string | null;
  readonly organisation: { readonly id: string } | null;
}

/** A letter to the editors' address; where they have given none, to their organisation. */
export function WriteToEditors({ title, email, organisation }: WriteToEditorsProps) {
  const { path } = useLanguage();
  const words = useWords(newspaper);
  if (email)
    return (
      <a className="button" href={`mailto:${email}?subject=${encodeURIComponent(words.subject(title))}`}>
        {words.write}
      </a>
    );
  if (!organisation) return null;
  return (
    <Link className="button" to={`${path("/appeals/new")}?organisation=${organisation.id}`}>
      {words.write}
    </Link>
  );
}
