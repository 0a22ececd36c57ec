import type { Subject } from "@angel/kit/subgraph";
import { organisations } from "./organisation.loader.js";
import { Organisation } from "./organisation.stub.js";

export const places: Subject = {
  orphanedTypes: [Organisation],
  references: {
    Organisation: {
      open: "The place of an organisation in the tree is public; each figure says who may read it.",
      load: organisations,
    },
  },
};
