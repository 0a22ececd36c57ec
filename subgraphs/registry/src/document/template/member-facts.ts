import type { PlainDate } from "@angel/kit/values";
import type { Member } from "../../member/member.entity.js";
import type { Movement } from "../../member/movement.entity.js";
import type { MembershipCard } from "../../membership-card/membership-card.entity.js";
import type { Organisation } from "../../organisation/organisation.entity.js";

/** What papers about a member are filled with. */
export interface MemberFacts {
  readonly member: Member;
  /** The name as others correct it, where rules do not know better. */
  readonly nameInGenitive: string;
  readonly organisation: Organisation;
  readonly union: Organisation;
  readonly card: MembershipCard | null;
  readonly movements: readonly (Movement & { readonly place: string })[];
  readonly on: PlainDate;
}
