import type { SelectedField, Selection } from "./selection.js";
import type { Supergraph } from "./supergraph.js";

const TYPENAME: SelectedField = {
  kind: "field",
  name: "__typename",
  key: "__typename",
  from: "__typename",
  args: "",
  selections: null,
  planned: null,
  apart: null,
  node: null,
};

/**
 * What is asked of an interface's types, for an interface that some service has an object for: the type is asked for, and
 * fields of that object are asked of all types, since both planners go astray where they are asked of some. The client
 * gets no more for it than it asked for.
 */
export function unveil(
  { isLent }: Supergraph,
  type: string,
  selections: readonly Selection[],
): readonly Selection[] | null {
  if (!selections.some(({ kind }) => kind === "fragment")) return null;
  const lifted = new Map<string, SelectedField[]>();
  const put = (field: SelectedField): boolean => {
    const known = lifted.get(field.from);
    if (known && known[0]?.args !== field.args) return false;
    lifted.set(field.from, [...(known ?? []), field]);
    return true;
  };
  const left = (given: readonly Selection[], owner: string): Selection[] =>
    given.flatMap((selection): Selection[] => {
      if (selection.kind === "field") {
        return (owner === type || isLent(owner, selection.name)) && put(selection) ? [] : [selection];
      }
      const rest = left(selection.selections, selection.type);
      return rest.length === 0 ? [] : [{ ...selection, selections: rest }];
    });
  const own = selections.filter(({ kind }) => kind === "field");
  const rest = left([...own, ...selections.filter(({ kind }) => kind === "fragment")], type);
  return [TYPENAME, ...[...lifted.values()].flat(), ...rest];
}
