import { hear } from "@angel/kit/events";
import type { Subject } from "@angel/kit/subgraph";
import { endEnrolment } from "../card-enrolment/end-enrolment.js";
import { Member } from "../member/member.entity.js";
import { Consent } from "./consent.entity.js";
import { consentGiven, consentWithdrawn } from "./consent.events.js";
import { ConsentPurpose } from "./consent-purpose.js";
import { ConsentResolver, ConsentsOfMember } from "./consent.resolver.js";
import { DestroyPersonalData } from "./destroy-personal-data.js";
import { Destruction } from "./destruction.entity.js";
import { DestructionOfMember, DestructionResolver } from "./destruction.resolver.js";
import { GiveConsent } from "./give-consent.js";
import { WithdrawalsOfOrganisation } from "./withdrawal.resolver.js";
import { WithdrawConsent } from "./withdraw-consent.js";

/** «Согласия на обработку персональных данных». */
export const consents: Subject = {
  entities: [Consent, Destruction],
  resolvers: [
    ConsentResolver,
    ConsentsOfMember,
    WithdrawalsOfOrganisation,
    DestructionOfMember,
    DestructionResolver,
    GiveConsent,
    WithdrawConsent,
    DestroyPersonalData,
  ],
  // The card says whether the register may be kept; who gives or withdraws may not write the card.
  hearers: [
    hear(consentGiven, async ({ memberId, purpose, on }, _told, { em }) => {
      if (purpose === ConsentPurpose.MEMBERSHIP) await em.nativeUpdate(Member, memberId, { consentedOn: on });
    }),
    hear(consentWithdrawn, async ({ memberId, purpose }, { occurredAt }, hearing) => {
      if (purpose === ConsentPurpose.MEMBERSHIP)
        await hearing.em.nativeUpdate(Member, memberId, { consentedOn: null });
      if (purpose === ConsentPurpose.CARD) await endEnrolment(memberId, occurredAt, hearing);
    }),
  ],
};
