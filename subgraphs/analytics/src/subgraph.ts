import { contentsOf, defineSubgraph } from "@angel/kit/subgraph";
import { migrations } from "../migrations/in-order.js";
import { analysedAppeals } from "./appeal/contents.js";
import { appraisals } from "./appraisal/contents.js";
import { completeness } from "./completeness/contents.js";
import { places } from "./organisation/contents.js";
import { reportExports } from "./export/contents.js";
import { ExportMaker } from "./export/export-maker.js";
import { monitorings } from "./monitoring/contents.js";
import { DueTeller } from "./monitoring/due-teller.js";
import { CoverageKeeper } from "./panel/coverage-keeper.js";
import { panels } from "./panel/contents.js";
import { pilot } from "./pilot/contents.js";
import { trendsOfCounts } from "./trend/contents.js";
import { namedReports } from "./report/contents.js";
import { passportsOfOrganisations } from "./passport/contents.js";
import { savings } from "./saving/contents.js";
import { openStatisticalReports, statisticalReports } from "./statistical-report/contents.js";
import { troubles } from "./trouble/contents.js";

/** What is counted of the union: completeness, passports, indicators, trends, statistical reports. */
export const analytics = defineSubgraph({
  name: "analytics",
  migrations,
  // Each subject says in its own folder what it consists of.
  ...contentsOf([
    places,
    panels,
    completeness,
    trendsOfCounts,
    passportsOfOrganisations,
    savings,
    pilot,
    appraisals,
    analysedAppeals,
    troubles,
    statisticalReports,
    monitorings,
    namedReports,
    reportExports,
  ]),
  // Nothing is taken in; exports are made while they are sent, prints of passports are kept.
  files: { accepts: [], mostBytes: 20_000_000 },
  open: async (parts) => [
    ...openStatisticalReports(parts),
    new ExportMaker(parts),
    new CoverageKeeper(parts),
    new DueTeller(parts),
  ],
});
