import type { Subject } from "@angel/kit/subgraph";
import { JoiningDynamics } from "../dynamics/joining-dynamics.js";
import { Member } from "./member.entity.js";
import { membersById } from "./member.loader.js";
import { MemberResolver, MovementResolver } from "./member.resolver.js";
import { Movement } from "./movement.entity.js";
import { RegisterMember } from "./register-member.js";
import { RemoveMember } from "./remove-member.js";
import { TransferMember } from "./transfer-member.js";

export const members: Subject = {
  entities: [Member, Movement],
  resolvers: [
    MemberResolver,
    MovementResolver,
    JoiningDynamics,
    RegisterMember,
    RemoveMember,
    TransferMember,
  ],
  references: {
    Member: {
      open: "Everyone may know a display name; what the card holds is guarded on its fields.",
      load: membersById,
    },
  },
};
