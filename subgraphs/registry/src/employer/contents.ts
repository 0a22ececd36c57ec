import type { Subject } from "@angel/kit/subgraph";
import { Employer } from "./employer.entity.js";
import { EmployerResolver } from "./employer.resolver.js";
import { HeadCount } from "./head-count.entity.js";
import { RecordHeadCount } from "./record-head-count.js";
import { SetEmployer } from "./set-employer.js";

export const employers: Subject = {
  entities: [Employer, HeadCount],
  resolvers: [EmployerResolver, SetEmployer, RecordHeadCount],
};
