import type { Subject } from "@angel/kit/subgraph";
import { Appeal } from "./appeal.entity.js";
import { appeals } from "./appeal.loader.js";
import { AppealResolver } from "./appeal.resolver.js";
import { SubmitAppeal } from "./submit-appeal.js";

export const appealContents: Subject = {
  entities: [Appeal],
  resolvers: [AppealResolver, SubmitAppeal],
  references: {
    Appeal: {
      open: "Row-level security gives it to its author and to those who handle it alone.",
      load: appeals,
    },
  },
};
