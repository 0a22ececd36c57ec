import { Link } from "react-router";
import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { useLanguage, useWords } from "../language/language.js";
import { structure } from "../language/structure.js";
import { Fact } from "../layout/fact.js";
import { Moment } from "../layout/moment.js";
import { More } from "../list/more.js";
import type { Page } from "../list/page.js";
import { usePages } from "../list/use-pages.js";

export const Acts_OrganisationAct = graphql(`
  fragment Acts_OrganisationAct on OrganisationAct {
    id
    kind
    actedOn
    recordedAt
    reason
    was
    became
    other {
      id
      name
    }
    recordedBy {
      displayName
    }
  }
`);

type Act = FragmentOf<typeof Acts_OrganisationAct> & { readonly id: string };

type Successor = { readonly id: string } | null;

interface ActsProps {
  readonly acts: Page<Act>;
  readonly successor: Successor;
  /** Of which organisation the last reorganisation may be undone; null where there is none. */
  readonly undoOf: string | null;
}

/** What was done with the organisation, when, why and by whom, the last first. */
export function Acts({ acts, successor, undoOf }: ActsProps) {
  const { path } = useLanguage();
  const words = useWords(structure);
  const pages = usePages<Act, { readonly acts: Page<Act> }>(acts, "actsAfter", (loaded) => loaded.acts);
  return (
    <section aria-labelledby="history">
      <h2 id="history">{words.history}</h2>
      {undoOf && (
        <p>
          <Link to={path(`/organisations/${undoOf}/structure/undo`)}>{words.undo}</Link>
        </p>
      )}
      {pages.nodes.length === 0 && <p>{words.noHistory}</p>}
      <ol className="structure-acts">
        {pages.nodes.map((act) => (
          <li key={act.id} id={act.id} tabIndex={-1}>
            <ActFacts act={act} successor={successor} />
          </li>
        ))}
      </ol>
      <More pages={pages} />
    </section>
  );
}

/** One deed of the history. */
function ActFacts({ act, successor }: { readonly act: Act; readonly successor: Successor }) {
  const { path } = useLanguage();
  const words = useWords(structure);
  const { kind, actedOn, recordedAt, reason, was, became, other, recordedBy } = readFragment(
    Acts_OrganisationAct,
    act,
  );
  const isTakenIn = kind === "MERGED" && other !== null && other.id === successor?.id;
  const replaces = kind === "RENAMED" || kind === "RETYPED" || kind === "RENUMBERED";
  return (
    <>
      <h3>
        {words.acts[kind]}, <Moment value={actedOn} />
      </h3>
      <dl className="event-facts">
        {other && kind in words.others && (
          <Fact name={isTakenIn ? words.takenInBy : words.others[kind as keyof typeof words.others]}>
            <Link to={path(`/organisations/${other.id}/structure`)} lang="ru">
              {other.name}
            </Link>
          </Fact>
        )}
        <Fact name={words.was}>{replaces && was}</Fact>
        <Fact name={words.became}>{replaces && became}</Fact>
        <Fact name={words.fields}>{kind === "CHANGED" && became && columnsIn(became, words.columns)}</Fact>
        <Fact name={words.reason}>{reason}</Fact>
        <Fact name={words.recorded}>
          <Moment value={recordedAt} isExact />, {recordedBy?.displayName ?? words.byPlatform}
        </Fact>
      </dl>
    </>
  );
}

/** The API names the columns that changed, with commas between them. */
function columnsIn(named: string, columns: Readonly<Record<string, string>>): string {
  return named
    .split(", ")
    .map((column) => columns[column] ?? column)
    .join(", ");
}
