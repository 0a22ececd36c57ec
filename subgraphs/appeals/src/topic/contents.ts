import type { Subject } from "@angel/kit/subgraph";
import { TopicResolver } from "./topic.resolver.js";

export const topicContents: Subject = { resolvers: [TopicResolver] };
