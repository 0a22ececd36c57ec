import { stubOf, type Subject } from "@angel/kit/subgraph";
import { MemberResolver } from "./member.resolver.js";
import { Member } from "./member.stub.js";

export const members: Subject = {
  resolvers: [MemberResolver],
  orphanedTypes: [Member],
  references: { Member: stubOf(Member) },
};
