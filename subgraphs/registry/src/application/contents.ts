import type { Subject } from "@angel/kit/subgraph";
import { AcceptApplication } from "./accept-application.js";
import { ApplicationForwardingResolver } from "./application-forwarding.type.js";
import { ApplicationProgressResolver } from "./application-progress.js";
import { ApplicationSubmitted } from "./application-submitted.js";
import { applicationsById } from "./application.loader.js";
import { JoinApplicationResolver } from "./application.resolver.js";
import { ApplyForMembership } from "./apply-for-membership.js";
import { ForwardApplication } from "./forward-application.js";
import { JoinApplication } from "./join-application.entity.js";
import { RejectApplication } from "./reject-application.js";
import { WithdrawApplication } from "./withdraw-application.js";

/** «Приём в Профсоюз». */
export const applications: Subject = {
  entities: [JoinApplication],
  resolvers: [
    JoinApplicationResolver,
    ApplicationForwardingResolver,
    ApplicationProgressResolver,
    ApplyForMembership,
    AcceptApplication,
    ForwardApplication,
    RejectApplication,
    WithdrawApplication,
    ApplicationSubmitted,
  ],
  references: {
    JoinApplication: {
      open: "Applications the viewer may not see are null.",
      load: applicationsById,
    },
  },
};
