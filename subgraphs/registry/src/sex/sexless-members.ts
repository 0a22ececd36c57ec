import type { Context } from "@angel/kit/subgraph";
import { anywhere, scopeOf } from "../member/member-scope.js";
import { Member, type Sex } from "../member/member.entity.js";
import type { Organisation } from "../organisation/organisation.entity.js";
import { sexByName } from "./sex-by-name.js";

/** What one deed does at most; the rest is left for the next. */
const MOST_AT_ONCE = 20_000;

interface Verdict {
  member: Member;
  sex: Sex | null;
}

/** The members of an organisation and below whose sex nobody has filled in, and what the rules make of each. */
export async function judgeSexless(organisation: Organisation, context: Context): Promise<Verdict[]> {
  const { em } = context;
  const scope = scopeOf(organisation, context);
  const rows = await em.execute<object[]>(
    `select members.*, path::text from members join organisations on node = primary_id,
       (select ?::text as place) sought
     where members.sex is null and ${anywhere(scope)} order by members.name_key, members.id limit ?`,
    [scope.place, MOST_AT_ONCE],
  );
  return rows.map((row) => {
    const member = em.map(Member, row);
    return { member, sex: sexByName(member) };
  });
}
