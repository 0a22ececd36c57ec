import { contentsOf, defineSubgraph } from "@angel/kit/subgraph";
import { migrations } from "../migrations/in-order.js";
import { completeness } from "./completeness/contents.js";
import { places } from "./organisation/contents.js";
import { panels } from "./panel/contents.js";
import { trendsOfCounts } from "./trend/contents.js";
import { savings } from "./saving/contents.js";
import { openStatisticalReports, statisticalReports } from "./statistical-report/contents.js";

/** What is counted of the union: completeness, passports, indicators, trends, statistical reports. */
export const analytics = defineSubgraph({
  name: "analytics",
  migrations,
  // Each subject says in its own folder what it consists of.
  ...contentsOf([places, panels, completeness, trendsOfCounts, savings, statisticalReports]),
  open: async (parts) => openStatisticalReports(parts),
});
