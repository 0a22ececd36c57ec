import type { Subject } from "@angel/kit/subgraph";
import { ColleaguesResolver } from "./colleagues.resolver.js";

export const colleagueContents: Subject = { resolvers: [ColleaguesResolver] };
