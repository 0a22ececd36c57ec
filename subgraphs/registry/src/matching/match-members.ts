import type { Context } from "@angel/kit/subgraph";
import type { PlainDate } from "@angel/kit/values";
import { membersById } from "../member/member.loader.js";
import type { NameColumns } from "../member/person-name.js";
import { grouped } from "../organisation/organisation.loader.js";
import { MatchReason, MemberMatch } from "./match.type.js";

/** What is known of a person who may be a member already. */
export interface PersonSought extends NameColumns {
  bornOn: PlainDate | null;
  /** The node of the primary on whose register they are to be. */
  primaryId?: number | null;
  card?: string | null;
  phone?: string | null;
  email?: string | null;
}

export interface Match {
  memberId: string;
  reason: MatchReason;
  isOnRegister: boolean;
}

const MOST_OF_A_KIND = 5;

/** Who anywhere in the union may be each of the people, the strongest reason first; all people by one statement. */
export async function matchMembers(people: readonly PersonSought[], { em }: Context): Promise<Match[][]> {
  const rows = await em.execute<(Match & { row: number })[]>(
    `select "row", member_id as "memberId", reason, is_on_register as "isOnRegister"
     from members_alike(?::json, ?) order by "row", reason, member_id`,
    [
      JSON.stringify(
        people.map(({ lastName: last, firstName: first, patronymic, bornOn, ...known }, row) => {
          const { card, phone, email, primaryId } = known;
          return { row, last, first, patronymic, born_on: bornOn, card, phone, email, primary_id: primaryId };
        }),
      ),
      MOST_OF_A_KIND,
    ],
  );
  const found = grouped(rows, ({ row }) => row);
  return people.map((_, place) => (found.get(place) ?? []).map(({ row: _row, ...match }) => match));
}

/** The person without a doubt: the same name and day of birth. */
export function samePerson(matches: readonly Match[]): Match | undefined {
  return matches.find(({ reason, isOnRegister }) => reason === MatchReason.NAME_AND_BIRTH && isOnRegister);
}

/** As a client may see them: of another's member only that there is one. */
export async function shownMatches(matches: readonly Match[], { load }: Context): Promise<MemberMatch[]> {
  return Promise.all(
    matches.map(async ({ memberId, reason, isOnRegister }) => {
      const member = await load(membersById).load(memberId);
      return Object.assign(new MemberMatch(), { reason, isOnRegister, member: member?.path ? member : null });
    }),
  );
}
