interface NamedProps {
  readonly title: string;
  readonly entries: readonly { readonly code: string; readonly name: string }[];
  /** The language of the names, where it is not the page's. */
  readonly lang?: string;
  /** Whether people use the codes too. */
  readonly isCoded?: boolean;
}

/** One dictionary: what things are called. Nothing where its owner does not answer. */
export function Named({ title, entries, lang, isCoded }: NamedProps) {
  if (entries.length === 0) return null;
  return (
    <section className="panel">
      <h2>{title}</h2>
      <ul lang={lang} className={isCoded ? "coded" : undefined}>
        {entries.map(({ code, name }) => (
          <li key={code}>
            {isCoded && <span className="code">{code}</span>} {name}
          </li>
        ))}
      </ul>
    </section>
  );
}
