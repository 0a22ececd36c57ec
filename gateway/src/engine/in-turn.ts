import type { Planner } from "./planner.js";

/** What the first planner refuses the other may plan. It is made when it is first needed: that costs more than many plans. */
export function inTurn(first: Planner, makeOther: () => Planner | null | undefined): Planner {
  let other: Planner | null | undefined;
  return {
    plan(operation) {
      try {
        return first.plan(operation);
      } catch (refusal) {
        if (other === undefined) other = makeOther() ?? null;
        if (!other) throw refusal;
        try {
          return other.plan(operation);
        } catch {
          throw refusal;
        }
      }
    },
  };
}
