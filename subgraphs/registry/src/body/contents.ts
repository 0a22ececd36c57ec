import type { Subject } from "@angel/kit/subgraph";
import { Body, Seat } from "./body.entity.js";
import { BodyResolver, OrganisationBodyResolver, SeatResolver } from "./body.resolver.js";
import { ChangeBody } from "./change-body.js";
import { ElectBody } from "./elect-body.js";
import { EndBody } from "./end-body.js";

export const bodies: Subject = {
  entities: [Body, Seat],
  resolvers: [OrganisationBodyResolver, BodyResolver, SeatResolver, ElectBody, ChangeBody, EndBody],
};
