import type { Subject } from "@angel/kit/subgraph";
import { Agreement } from "./agreement.entity.js";
import { AgreementResolver } from "./agreement.resolver.js";
import { RecordAgreement } from "./record-agreement.js";

export const agreements: Subject = { entities: [Agreement], resolvers: [AgreementResolver, RecordAgreement] };
