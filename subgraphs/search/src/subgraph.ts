import { defineSubgraph } from "@angel/kit/subgraph";
import { readSearchEnv } from "./env.js";
import { Follower } from "./follower/follower.js";
import { openIndex } from "./index/open-index.js";
import { SearchResolver } from "./result/search.resolver.js";
import { SuggestResolver } from "./suggestion/suggest.resolver.js";

/** Finds content and organisations. It keeps nothing of its own in Postgres: its index is made of what others publish. */
export const search = defineSubgraph({
  name: "search",
  entities: [],
  migrations: [],
  resolvers: [SearchResolver, SuggestResolver],
  open: async (parts) => {
    const follower = new Follower(await openIndex(readSearchEnv()), parts);
    follower.start();
    return [follower];
  },
});
