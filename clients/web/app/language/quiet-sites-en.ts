import { count } from "./format.js";
import type { quietSitesRu } from "./quiet-sites-ru.js";

export const quietSitesEn: typeof quietSitesRu = {
  title: "Sites without news",
  lead: "Sites of this organisation and of those inside it where nothing new has come out for thirty days. The quietest first.",
  counted: (value: number) => count("en", value, { one: "site", other: "sites" }),
  none: "Every feed is actual: each site has had news in the last thirty days.",
  last: "Last news:",
  never: "No news yet",
};
