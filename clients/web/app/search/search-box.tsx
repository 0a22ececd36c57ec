import { useEffect, useId, useState } from "react";
import { Form } from "react-router";
import { useLanguage } from "../language/language.js";
import type { SearchKind } from "./wanted-search.js";

const THINKING_MS = 250;

interface SearchBoxProps {
  /** What was asked for. */
  readonly query?: string;
  /** Of which kind alone it is sought; of all when left out. */
  readonly kind?: SearchKind;
  /** Where alone it is sought: in this organisation and below it. */
  readonly organisationId?: string | undefined;
  readonly label?: string;
  readonly isSmall?: boolean;
}

/** A plain form that asks with the address; where scripts run it also suggests. */
export function SearchBox({ query = "", kind, organisationId, label, isSmall }: SearchBoxProps) {
  const { text, path } = useLanguage();
  const field = useId();
  const list = useId();
  const [typed, setTyped] = useState("");
  const [suggestions, suggest] = useState<readonly string[]>([]);

  useEffect(() => {
    if (typed.trim().length < 2) return;
    const leaving = new AbortController();
    const timer = setTimeout(() => {
      fetch(`${path("/search/suggestions")}?q=${encodeURIComponent(typed)}`, { signal: leaving.signal })
        .then((answer) => answer.json() as Promise<string[]>)
        // Nobody waits for them: where none come, the field is as good.
        .then(suggest, () => {});
    }, THINKING_MS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [typed, path]);

  return (
    <Form action={path("/search")} role="search" className={isSmall ? "search-box small" : "search-box"}>
      <label htmlFor={field} className={isSmall ? "unseen" : undefined}>
        {isSmall ? text.search.title : (label ?? text.search.label)}
      </label>
      {kind && <input type="hidden" name="kind" value={kind} />}
      {organisationId && <input type="hidden" name="organisation" value={organisationId} />}
      <div className="search-field">
        <input
          key={query}
          id={field}
          type="search"
          name="q"
          list={list}
          defaultValue={query}
          maxLength={200}
          autoComplete="off"
          placeholder={isSmall ? text.search.title : text.search.placeholder}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button className="button">
          <svg className="sign" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14M20 20l-4-4" />
          </svg>
          <span>{text.search.submit}</span>
        </button>
      </div>
      <datalist id={list}>
        {suggestions.map((suggestion) => (
          <option key={suggestion} value={suggestion} />
        ))}
      </datalist>
    </Form>
  );
}
