import type { Subject } from "@angel/kit/subgraph";
import { PanelOfOrganisation, PanelResolver } from "./panel.resolver.js";

export const panels: Subject = { resolvers: [PanelOfOrganisation, PanelResolver] };
