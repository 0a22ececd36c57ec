import type { Subject } from "@angel/kit/subgraph";
import { CancelMailing } from "./cancel-mailing.js";
import { Mailing } from "./mailing.entity.js";
import { MailingChanged } from "./mailing-changed.js";
import { mailings } from "./mailing.loader.js";
import { MailingResolver } from "./mailing.resolver.js";
import { NoticeMailingResolver } from "./notice-mailing.resolver.js";
import { OrganisationMailingsResolver } from "./organisation-mailings.resolver.js";
import { PlanMailing } from "./plan-mailing.js";
import { RateNotice } from "./rate-notice.js";

export const mailingContents: Subject = {
  entities: [Mailing],
  resolvers: [
    MailingResolver,
    OrganisationMailingsResolver,
    NoticeMailingResolver,
    PlanMailing,
    CancelMailing,
    RateNotice,
    MailingChanged,
  ],
  references: {
    Mailing: { open: "Each sees their own and those of organisations they write for.", load: mailings },
  },
};
