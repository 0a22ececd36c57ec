import { graphql, type ResultOf } from "../gateway/graphql.js";
import { insurance } from "../language/insurance.js";
import { useWords } from "../language/language.js";

export const Papers_Claim = graphql(`
  fragment Papers_Claim on Claim {
    checklist {
      kind
      isThere
      because
    }
    documents {
      id
      kind
      name
      mediaType
      link
    }
  }
`);

interface PapersProps {
  readonly claim: ResultOf<typeof Papers_Claim>;
  /** Where the links of files lead. */
  readonly filesUrl: string;
  readonly isOpen: boolean;
}

/** What a claim needs while it is open, and what lies beside it. */
export function Papers({ claim: { checklist, documents }, filesUrl, isOpen }: PapersProps) {
  const words = useWords(insurance);
  return (
    <>
      {isOpen && checklist.length > 0 && (
        <section aria-labelledby="checklist">
          <h2 id="checklist">{words.checklist}</h2>
          <ul className="checklist">
            {checklist.map(({ kind, isThere, because }) => (
              <li key={kind} data-there={isThere || undefined}>
                <strong>{words.kinds[kind]}</strong> — {isThere ? words.isThere : words.isMissing}
                <span className="note">{because}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {documents.length > 0 && (
        <section aria-labelledby="documents">
          <h2 id="documents">{words.documents}</h2>
          <ul>
            {documents.map(({ id, kind, name, link }) => (
              <li key={id}>
                <a href={`${filesUrl}${link}`} target="_blank" rel="noreferrer">
                  {name}
                </a>{" "}
                <span className="note">{words.kinds[kind]}</span>
              </li>
            ))}
          </ul>
          <div className="claim-pictures">
            {documents
              .filter(({ mediaType }) => mediaType.startsWith("image/"))
              .map(({ id, name, link }) => (
                <img key={id} src={`${filesUrl}${link}`} alt={name} loading="lazy" />
              ))}
          </div>
        </section>
      )}
    </>
  );
}
