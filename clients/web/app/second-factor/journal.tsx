import { useWords } from "../language/language.js";
import { secondFactor } from "../language/second-factor.js";
import { Moment } from "../layout/moment.js";
import type { Page } from "../list/page.js";
import { More } from "../list/more.js";
import { usePages } from "../list/use-pages.js";

interface Change {
  readonly id: string;
  readonly kind: keyof (typeof secondFactor)["ru"]["changes"];
  readonly changedAt: string;
  readonly changedBy: string | null;
  readonly reason: string | null;
}

/** What became of the factor: whoever has it sees what they did not do themselves. */
export function Journal({ journal }: { journal: Page<Change> }) {
  const words = useWords(secondFactor);
  const pages = usePages<Change, { journal: Page<Change> }>(journal, "after", (loaded) => loaded.journal);
  if (pages.nodes.length === 0) return null;
  return (
    <section aria-labelledby="journal">
      <h2 id="journal">{words.journal}</h2>
      <ul className="purchases">
        {pages.nodes.map(({ id, kind, changedAt, changedBy, reason }) => (
          <li key={id} id={id} tabIndex={-1}>
            <strong>{words.changes[kind]}</strong>
            {reason && <span lang="ru">: {reason}</span>}
            <br />
            <span className="note">
              <Moment value={changedAt} isExact />
              {changedBy && `, ${changedBy}`}
            </span>
          </li>
        ))}
      </ul>
      <More pages={pages} />
    </section>
  );
}
