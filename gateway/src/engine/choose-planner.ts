import { loadApolloPlanner } from "./apollo-planner.js";
import type { MakePlanner, Planner } from "./planner.js";
import { loadRustPlanner } from "./rust-planner.js";

export type PlannerName = "rust" | "apollo";

/** Rust's planner, and Apollo's where it is wanted, where Rust's has no binary, and for the operations Rust's refuses. */
export function choosePlanner(wanted: PlannerName = "rust"): MakePlanner {
  const rust = wanted === "rust" ? loadRustPlanner() : null;
  if (rust) return (sdl) => inTurn(rust(sdl), () => loadApolloPlanner()?.(sdl));
  const apollo = loadApolloPlanner();
  if (!apollo) {
    throw new Error(
      "There is no planner: @graphql-hive/router-query-planner has no binary for this platform, and @apollo/query-planner is not installed.",
    );
  }
  return apollo;
}

/** What the first refuses the other may plan. It is made when it is first needed: that costs more than many plans. */
export function inTurn(first: Planner, makeOther: () => Planner | undefined): Planner {
  let other: { readonly planner: Planner | undefined } | undefined;
  return {
    plan(operation) {
      try {
        return first.plan(operation);
      } catch (refusal) {
        other ??= { planner: makeOther() };
        if (!other.planner) throw refusal;
        try {
          return other.planner.plan(operation);
        } catch {
          throw refusal;
        }
      }
    },
  };
}
