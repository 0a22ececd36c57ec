import { Bench } from "@angel/kit/bench";
import { askAppeals } from "./appeals.js";
import { askPanels } from "./panels.js";
import { Platform } from "./platform.js";
import { askReports } from "./reports.js";

/** Figures of the whole union at the gateway: `npm run bench -- analytics`. */
const bench = new Bench("analytics");
const platform = await Platform.open();
try {
  await askPanels(bench, platform);
  await askAppeals(bench, platform);
  await askReports(bench, platform);
} finally {
  await platform.close();
}
bench.report();
