import { stubOf, type Subject } from "@angel/kit/subgraph";
import { Organisation } from "./organisation.stub.js";
import { QueueResolver } from "./queue.resolver.js";

export const organisations: Subject = {
  resolvers: [QueueResolver],
  references: { Organisation: stubOf(Organisation) },
};
