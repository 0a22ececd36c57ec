import { hear } from "@angel/kit/events";
import type { Subject } from "@angel/kit/subgraph";
import { memberTransferred } from "../member/member.events.js";
import { AssignToUnit } from "./assign-to-unit.js";
import { ChangeUnit } from "./change-unit.js";
import { CloseUnit } from "./close-unit.js";
import { CreateUnit } from "./create-unit.js";
import { releaseOrganiser } from "./release-organiser.js";
import { Unit } from "./unit.entity.js";
import { UnitMovement } from "./unit-movement.entity.js";
import {
  MemberUnitResolver,
  OrganisationUnitResolver,
  UnitMovementResolver,
  UnitResolver,
} from "./unit.resolver.js";

export const units: Subject = {
  entities: [Unit, UnitMovement],
  resolvers: [
    OrganisationUnitResolver,
    UnitResolver,
    MemberUnitResolver,
    UnitMovementResolver,
    CreateUnit,
    ChangeUnit,
    CloseUnit,
    AssignToUnit,
  ],
  hearers: [hear(memberTransferred, ({ memberId }, _told, hearing) => releaseOrganiser(memberId, hearing))],
};
