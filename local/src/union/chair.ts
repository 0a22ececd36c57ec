import { Chance } from "./chance.ts";
import type { MemberPlan } from "./member.ts";
import type { OrganisationPlan } from "./organisation.ts";
import type { UnionMember } from "./union.ts";

/** Which primaries the leaders above are members of. */
const leadersFrom: Readonly<Record<string, string>> = {
  region: "university",
  petrozavodsk: "lyceum",
  kondopoga: "kondopoga-school-2",
  segezha: "segezha-school-5",
  kostomuksha: "kostomuksha-school-1",
  sortavala: "sortavala-school-6",
  medvezhyegorsk: "medvezhyegorsk-school-3",
};

/** The day of the union's single elections, and an earlier one whose powers have run out. */
const elections = { last: "2024-10-15", before: "2019-09-02" };

/** Elects the chairs; returns who leads which organisation, by its key. */
export function electChairs(organisations: readonly OrganisationPlan[], members: readonly MemberPlan[]) {
  const chance = new Chance("chairs");
  const primaries = organisations.filter(({ primary }) => primary);
  const vacant = chance.sample(primaries.slice(1), 5_981 / 72_127);
  const overdue = chance.sample(primaries.slice(1), 0.08);
  const taken = new Set<string>();
  const chairs = new Map<string, UnionMember>();

  for (const plan of organisations) {
    const { organisation } = plan;
    if (organisation.level === "NATIONAL") {
      organisation.chair = {
        memberId: null,
        name: { last: "Вяземский", first: "Андрей", patronymic: "Львович" },
        electedOn: "2025-03-19",
        powersUntil: "2030-03-19",
        isStaff: true,
      };
      continue;
    }
    if (vacant.has(plan)) continue;
    const home = plan.primary ? plan : organisations.find(({ key }) => key === leadersFrom[plan.key]);
    const member = members
      .map((candidate) => candidate.member)
      .filter((candidate) => candidate.organisationId === home?.organisation.id)
      .filter((candidate) => candidate.movements.length === 1 && !taken.has(candidate.id))
      .toSorted((one, other) => one.joinedOn.localeCompare(other.joinedOn))[plan.primary ? 1 : 0];
    if (!member) continue;
    taken.add(member.id);
    chairs.set(plan.key, member);
    const electedOn = overdue.has(plan) ? elections.before : elections.last;
    organisation.chair = {
      memberId: member.id,
      name: member.name,
      electedOn,
      powersUntil: `${Number(electedOn.slice(0, 4)) + 5}${electedOn.slice(4)}`,
      isStaff: organisation.level === "REGIONAL" || plan.key === "petrozavodsk" || plan.key === "students",
    };
  }
  return chairs;
}
