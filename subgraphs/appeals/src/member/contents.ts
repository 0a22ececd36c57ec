import { stubOf, type Subject } from "@angel/kit/subgraph";
import { MemberAppealsResolver } from "./member.resolver.js";
import { Member } from "./member.stub.js";

export const members: Subject = {
  resolvers: [MemberAppealsResolver],
  references: { Member: stubOf(Member) },
};
