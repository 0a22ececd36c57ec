import { knowledge } from "../language/knowledge.js";
import { useWords } from "../language/language.js";
import { useCmsAddress } from "../layout/use-cms-address.js";

interface Download {
  readonly name: string;
  readonly url: string;
  readonly size: number;
}

/** The documents laid beside an article; they lie at the newsroom. */
export function Downloads({ documents }: { documents: readonly Download[] }) {
  const words = useWords(knowledge);
  const addressOf = useCmsAddress();
  if (documents.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="documents">
      <h2 id="documents">{words.documents}</h2>
      <ul className="downloads">
        {documents.map(({ name, url, size }) => (
          <li key={url}>
            <a href={addressOf(url)} lang="ru">
              {name.replace(/\.\w{1,5}$/, "")}
            </a>{" "}
            <span className="note">{[kindOf(url), words.size(size)].filter(Boolean).join(", ")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** As people know files: PDF, DOCX. */
function kindOf(url: string): string {
  return /\.(\w{1,5})$/.exec(url)?.[1]?.toUpperCase() ?? "";
}
