import { hear } from "@angel/kit/events";
import { endOffices } from "../member/end-offices.js";
import { memberRemoved } from "../member/member.events.js";
import { organisationChanged } from "../organisation/organisation.events.js";
import { releaseOrganiser } from "../unit/release-organiser.js";
import { OfficeEnd } from "./chair.entity.js";
import { endPowers } from "./term.js";

interface Led {
  id: string;
  node: number;
  leftOn: string;
}

/** Who leaves the union leads nobody in it, sits in none of its bodies and holds no office. */
export const chairHearers = [
  hear(memberRemoved, async ({ memberId }, _told, { em, tell }) => {
    const led = await em.execute<Led[]>(
      `select organisations.id, node, (
         select max(moved_on)::text from movements where movements.member_id = chairs.member_id) as "leftOn"
       from chairs
       join organisations on node = chairs.organisation_id
       join members on members.id = chairs.member_id and members.status = 'REMOVED'
       where chairs.member_id = ? and left_on is null`,
      [memberId],
    );
    for (const organisation of led) {
      await endPowers(organisation, OfficeEnd.LEFT_UNION, organisation.leftOn, { em, tell });
      tell(organisationChanged, { id: organisation.id });
    }
    await endOffices(memberId, { em, tell });
    await releaseOrganiser(memberId, { em, tell });
  }),
];
