import type { Subject } from "@angel/kit/subgraph";
import { CardEnrolment } from "./card-enrolment.entity.js";
import {
  CardEnrolmentOfMember,
  CardEnrolmentResolver,
  CardEnrolmentsOfOrganisation,
} from "./card-enrolment.resolver.js";
import { JoinCardSystem } from "./join-card-system.js";
import { LeaveCardSystem } from "./leave-card-system.js";
import { SetCardFee } from "./set-card-fee.js";
import { SettleCardFee } from "./settle-card-fee.js";

/** «Вступление в карточную систему». */
export const cardEnrolments: Subject = {
  entities: [CardEnrolment],
  resolvers: [
    CardEnrolmentResolver,
    CardEnrolmentOfMember,
    CardEnrolmentsOfOrganisation,
    JoinCardSystem,
    SettleCardFee,
    LeaveCardSystem,
    SetCardFee,
  ],
};
