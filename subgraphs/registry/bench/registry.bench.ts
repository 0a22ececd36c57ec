import { Bench } from "@angel/kit/bench";
import { askCounts } from "./counts.js";
import { askGateway } from "./gateway.js";
import { askImports } from "./imports.js";
import { askPages } from "./pages.js";
import { askReorganisation } from "./reorganisation.js";
import { askSearches } from "./searches.js";
import { Union } from "./union.js";
import { askWriters } from "./writers.js";

/** What is asked, in this order; `--only=imports` asks one of them. */
const PARTS = {
  counts: askCounts,
  pages: askPages,
  searches: askSearches,
  gateway: askGateway,
  reorganisation: askReorganisation,
  writers: askWriters,
  imports: askImports,
};

/** The registry on the whole union, beside the bare SQL on the same rows: `npm run bench -- registry`. */
if (process.argv.includes("--lay")) await Union.lay();
else {
  const only = process.argv.find((word) => word.startsWith("--only="))?.slice("--only=".length);
  const asked = Object.entries(PARTS).filter(([part]) => only === undefined || part === only);
  if (asked.length === 0) throw new Error(`--only is one of: ${Object.keys(PARTS).join(", ")}.`);
  const bench = new Bench("registry");
  const union = await Union.open();
  try {
    for (const [, ask] of asked) await ask(bench, union);
  } finally {
    await union.close();
  }
  bench.report();
}
