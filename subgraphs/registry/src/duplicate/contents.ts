import type { Subject } from "@angel/kit/subgraph";
import { DismissDuplicate } from "./dismiss-duplicate.js";
import {
  DuplicatesOfOrganisation,
  MemberMergeResolver,
  MergesOfMember,
  ProbableDuplicateResolver,
} from "./duplicate.resolver.js";
import { MemberMerge } from "./member-merge.entity.js";
import { MergeMembers } from "./merge-members.js";
import { UndoMerge } from "./undo-merge.js";

export const duplicates: Subject = {
  entities: [MemberMerge],
  resolvers: [
    DuplicatesOfOrganisation,
    ProbableDuplicateResolver,
    MergesOfMember,
    MemberMergeResolver,
    DismissDuplicate,
    MergeMembers,
    UndoMerge,
  ],
};
