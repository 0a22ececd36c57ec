import { Bench } from "@angel/kit/bench";
import { askCounts } from "./counts.js";
import { askGateway } from "./gateway.js";
import { askImports } from "./imports.js";
import { askPages } from "./pages.js";
import { askReorganisation } from "./reorganisation.js";
import { askSearches } from "./searches.js";
import { Union } from "./union.js";
import { askWriters } from "./writers.js";

/** The registry on the whole union, beside the bare SQL on the same rows: `npm run bench -- registry`. */
if (process.argv.includes("--lay")) await Union.lay();
else {
  const bench = new Bench("registry");
  const union = await Union.open();
  try {
    for (const ask of [
      askCounts,
      askPages,
      askSearches,
      askGateway,
      askReorganisation,
      askWriters,
      askImports,
    ])
      await ask(bench, union);
  } finally {
    await union.close();
  }
  bench.report();
}
