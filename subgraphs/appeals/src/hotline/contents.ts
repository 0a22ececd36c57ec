import type { Subject } from "@angel/kit/subgraph";
import { HotlineResolver } from "./hotline.resolver.js";
import { SetHotline } from "./set-hotline.js";

export const hotlineContents: Subject = { resolvers: [HotlineResolver, SetHotline] };
