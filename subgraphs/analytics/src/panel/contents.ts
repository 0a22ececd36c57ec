import type { Subject } from "@angel/kit/subgraph";
import { IndicatorsChanged } from "./indicators-changed.js";
import { PanelOfOrganisation, PanelResolver } from "./panel.resolver.js";

export const panels: Subject = { resolvers: [PanelOfOrganisation, PanelResolver, IndicatorsChanged] };
