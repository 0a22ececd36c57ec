import type { Subject } from "@angel/kit/subgraph";
import { AddPartnerStaff } from "./add-partner-staff.js";
import { StaffOfPartner } from "./partner-staff.resolver.js";
import { RemovePartnerStaff } from "./remove-partner-staff.js";

export const partnerStaff: Subject = { resolvers: [StaffOfPartner, AddPartnerStaff, RemovePartnerStaff] };
