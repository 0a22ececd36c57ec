import type { Subject } from "@angel/kit/subgraph";
import { AccessesOfMember, AccessResolver } from "./access.resolver.js";
import { NightWatchResolver, NumbersOfNightWatch } from "./night-watch.resolver.js";

export const audit: Subject = {
  resolvers: [AccessesOfMember, AccessResolver, NightWatchResolver, NumbersOfNightWatch],
};
