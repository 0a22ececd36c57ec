import { loadApolloPlanner } from "./apollo-planner.js";
import { inTurn } from "./in-turn.js";
import type { MakePlanner } from "./planner.js";
import { loadRustPlanner } from "./rust-planner.js";

export type PlannerName = "rust" | "apollo";

/** Rust's planner, and Apollo's where it is wanted, where Rust's has no binary, and for the operations Rust's refuses. */
export function choosePlanner(wanted: PlannerName = "rust"): MakePlanner {
  const rust = wanted === "rust" ? loadRustPlanner() : null;
  if (rust) return (sdl, moved) => inTurn(rust(sdl, moved), () => loadApolloPlanner()?.(sdl, moved));
  const apollo = loadApolloPlanner();
  if (!apollo) {
    throw new Error(
      "There is no planner: @graphql-hive/router-query-planner has no binary for this platform, and @apollo/query-planner is not installed.",
    );
  }
  return apollo;
}
