import { daysAfter } from "@angel/kit/days";
import { listOf } from "@angel/kit/published";
import type { Batch, Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { histories } from "../cover/history.loader.js";
import { spanOn, unbroken } from "../cover/span.js";
import type { Claim } from "./claim.entity.js";
import { ClaimSignal, ClaimSignalKind } from "./claim-parts.type.js";

const PERSON = { days: 365, many: 3 };
const ORGANISATION = { days: 90, many: 5 };
const FRESH_DAYS = 7;
/** How many standard deviations above the mean of the last year are far. */
const FAR = 3;
const LEAST_TO_COMPARE = 20;
const MOST_NAMED = 10;

interface Row {
  id: string;
  kind: ClaimSignalKind;
  numbers: number[];
}

/** Unusual things that the claims beside a claim tell of. */
export const signalsByNeighbours: Batch<string, ClaimSignal[]> = async (ids, { em }) => {
  const rows = await em.execute<Row[]>(
    `with asked as (select * from claims where id = any(?::uuid[])),
     close as (
       select asked.id, other.number, other.member_id = asked.member_id as is_persons,
         abs(other.incident_on - asked.incident_on) as days
       from asked join claims other on other.id <> asked.id
         and (other.member_id = asked.member_id or other.organisation_id = asked.organisation_id)),
     usual as (
       select avg(hundredths) as mean, stddev_samp(hundredths) as spread, count(*) as claims from claims
       where hundredths > 0 and submitted_at > now() - interval '1 year')
     select asked.id, 'SAME_PHOTO' as kind, array_agg(distinct other.number) as numbers
     from asked join claim_documents mine on mine.claim_id = asked.id
     join claim_documents theirs on theirs.sha256 = mine.sha256 and theirs.claim_id <> asked.id
     join claims other on other.id = theirs.claim_id group by asked.id
     union all
     select id, 'MANY_OF_PERSON', array_agg(number) from close where is_persons and days <= ${PERSON.days}
     group by id having count(*) >= ${PERSON.many - 1}
     union all
     select id, 'MANY_OF_ORGANISATION', array_agg(number) from close where days <= ${ORGANISATION.days}
     group by id having count(*) >= ${ORGANISATION.many - 1}
     union all
     select id, 'SUM_OUTLIER', '{}' from asked, usual
     where usual.claims >= ${LEAST_TO_COMPARE} and hundredths > mean + ${FAR} * spread`,
    [listOf(ids.filter(isUuid))],
  );
  return ids.map((id) =>
    rows
      .filter((row) => row.id === id)
      .map(({ kind, numbers }) =>
        signal(kind, numbers.toSorted((one, other) => other - one).slice(0, MOST_NAMED)),
      ),
  );
};

/** Unusual things that the register tells of, as it is now. */
export async function signalsByCover(
  { memberId, incidentOn }: Claim,
  { load }: Context,
): Promise<ClaimSignal[]> {
  if (memberId === null) return [];
  const history = await load(histories).load(memberId);
  const span = spanOn(history, incidentOn);
  if (typeof span === "string") return [signal(ClaimSignalKind.NO_COVER_NOW, [])];
  const isFresh = incidentOn < daysAfter(unbroken(history, span).fromOn, FRESH_DAYS);
  return isFresh ? [signal(ClaimSignalKind.COVER_JUST_BEGUN, [])] : [];
}

function signal(kind: ClaimSignalKind, claimNumbers: number[]): ClaimSignal {
  return Object.assign(new ClaimSignal(), { kind, claimNumbers });
}
