import { Chance, idOf } from "./chance.ts";
import type { MemberPlan } from "./member.ts";
import { makeName } from "./name.ts";
import { makeTaxId, type OrganisationPlan } from "./organisation.ts";
import { makeMobilePhone } from "./place.ts";
import type { Branch } from "./primary.ts";
import type { PersonName, UnionAffairs, UnionMember, UnionMeeting } from "./union.ts";

/** Shares of primaries where a field is empty, as in the union's own report of 2022. */
const gaps = { employer: 4_234, taxId: 5_740, head: 31_411, headPosition: 3_943 };
const primariesInReport = 72_127;

const electedOn = "2024-10-15";
const formerElectedOn = "2019-09-02";

const units: Partial<Record<Branch, readonly string[]>> = {
  university: ["ПО филологического факультета", "ПО института математики", "ПО управления делами"],
  students: ["ПО биологического факультета", "ПО исторического факультета", "ПО медицинского института"],
  college: ["ПО отделения строительства", "ПО отделения экономики"],
  hospital: ["Профгруппа стационара", "Профгруппа поликлиники"],
  works: ["Профгруппа бумажного цеха", "Профгруппа ремонтного цеха", "Профгруппа лаборатории"],
};

const heads: Readonly<Record<Branch, string>> = {
  school: "директор",
  kindergarten: "заведующий",
  university: "ректор",
  students: "ректор",
  college: "директор",
  hospital: "главный врач",
  works: "генеральный директор",
  club: "директор",
  office: "начальник",
};

const activistPositions = [
  "казначей",
  "ответственный за охрану труда",
  "ответственный за культурно-массовую работу",
  "ответственный за информационную работу",
];

const teaching = new Set<Branch>(["school", "kindergarten", "university", "college", "club"]);

/** What organisations do and have: institution, bodies, units, activists, acts of partnership, awards, meetings. */
export function makeAffairs(
  organisations: readonly OrganisationPlan[],
  members: readonly MemberPlan[],
  chairs: ReadonlyMap<string, UnionMember>,
): UnionAffairs[] {
  const chance = new Chance("affairs");
  const primaries = organisations.filter(({ primary }) => primary);
  const employers = new Map<string, NonNullable<UnionAffairs["employer"]>>();
  const empty = Object.fromEntries(
    Object.entries(gaps).map(([field, count]) => [
      field,
      chance.sample(primaries, count / primariesInReport),
    ]),
  ) as Record<keyof typeof gaps, Set<OrganisationPlan>>;

  return organisations.map((plan) => {
    const { organisation, primary, key } = plan;
    const id = (kind: string, place: number | string) => idOf(kind, `${key}:${place}`, electedOn);
    const people = primary ? onRegister(organisation.id) : leadersBelow(plan);
    const chair = chairs.get(key);
    const others = people.filter((person) => person !== chair);
    const hasCommittee = organisation.hasCommittee ?? false;

    return {
      organisationId: organisation.id,
      employer: primary && !empty.employer.has(plan) ? employerOf(plan) : null,
      headCounts: primary
        ? ["2024", "2025", "2026"].map((year) => headCountOf(plan, year, people.length))
        : [],
      units: unitsOf(plan, people),
      formerChairs: formerChairOf(plan, others),
      bodies: [
        hasCommittee && body("COMMITTEE", others.slice(0, primary ? 6 : 8), chair),
        !primary && hasCommittee && body("PRESIDIUM", others.slice(0, 3), chair),
        others.length >= 12 && body("AUDIT_COMMISSION", others.slice(8, 11)),
      ].filter((made) => made !== false),
      officers: [...activistsOf(others), ...staffOf()],
      agreements: primary && primary.branch !== "students" ? [agreementOf()] : [],
      awards: chance.next() < 0.3 ? [awardOf()] : [],
      meetings: meetingsOf(),
    };

    function body(
      kind: "COMMITTEE" | "PRESIDIUM" | "AUDIT_COMMISSION",
      seated: UnionMember[],
      head?: UnionMember,
    ) {
      const sitting = head ? [head, ...seated] : seated;
      return {
        id: id("body", kind),
        kind,
        electedOn,
        powersUntil: "2029-10-15",
        minutesNumber: "1",
        seats: sitting.map((member, place) => ({
          id: id("seat", `${kind}${place}`),
          memberId: member.id,
          name: member.name,
          role: place === 0 ? ("HEAD" as const) : place === 1 ? ("DEPUTY" as const) : ("ORDINARY" as const),
        })),
      };
    }

    function activistsOf(candidates: readonly UnionMember[]) {
      return candidates.slice(0, chance.from(2, 4)).map((member, place) => ({
        id: id("activist", place),
        kind: "ACTIVIST" as const,
        position: activistPositions[place] ?? "организатор",
        memberId: member.id,
        name: member.name,
        phone: member.phone,
        note: null,
        sinceOn: electedOn,
      }));
    }

    function staffOf() {
      if (organisation.registration.isLegalEntity !== true) return [];
      const positions =
        organisation.level === "PRIMARY" ? ["бухгалтер"] : ["главный бухгалтер", "специалист"];
      return positions.map((position, place) => ({
        id: id("staff", place),
        kind: "STAFF" as const,
        position,
        memberId: null,
        name: makeName(chance, "FEMALE"),
        phone: makeMobilePhone(700_000 + organisation.node * 10 + place),
        note: null,
        sinceOn: "2022-02-01",
      }));
    }

    function agreementOf() {
      return {
        id: id("agreement", 1),
        kind: "COLLECTIVE_AGREEMENT" as const,
        number: `${chance.from(1, 400)}-КД`,
        title: `Коллективный договор ${primary?.employer ?? organisation.name} на 2025–2027 годы`,
        validFrom: "2025-01-01",
        validUntil: "2027-12-31",
        parties: [primary?.employer ?? organisation.name],
      };
    }

    function awardOf() {
      return {
        id: id("award", 1),
        name: "Почётная грамота Карельской республиканской организации",
        awardedOn: chance.day("2023-01-10", "2026-10-05"),
        awardedBy: "Президиум республиканской организации",
        documentNumber: `${chance.from(10, 40)}-${chance.from(1, 9)}`,
        note: null,
      };
    }

    function meetingsOf(): UnionMeeting[] {
      const [first, second] = others;
      if (!chair || !first || !second) return [];
      const entitled = Math.max(people.length, 3);
      const present = Math.ceil(entitled * 0.8);
      return [
        {
          id: id("meeting", 1),
          kind: primary ? "GENERAL_MEETING" : "CONFERENCE",
          number: "1",
          heldOn: electedOn,
          place: organisation.contacts.actualAddress,
          entitled,
          present,
          chairedBy: written(first.name),
          recordedBy: written(second.name),
          attendeeIds: people.slice(0, Math.min(present, 50)).map((member) => member.id),
          agenda: [
            {
              question: "О работе комитета за отчётный период",
              heard: `${written(first.name)} отчиталась о работе.`,
              decision: "Признать работу удовлетворительной.",
              votes: [present, 0, 0],
            },
            {
              question: "О выборах председателя",
              heard: `Предложена кандидатура: ${written(chair.name)}.`,
              decision: `Избрать председателем: ${written(chair.name)}.`,
              votes: [present - 1, 0, 1],
            },
          ],
        },
      ];
    }
  });

  function onRegister(organisationId: string): UnionMember[] {
    return members
      .map(({ member }) => member)
      .filter(
        (member) => member.organisationId === organisationId && member.movements.at(-1)?.kind !== "REMOVED",
      )
      .toSorted((one, other) => one.id.localeCompare(other.id));
  }

  function leadersBelow({ organisation }: OrganisationPlan): UnionMember[] {
    return primaries
      .filter((plan) => plan.organisation.path.startsWith(`${organisation.path}.`))
      .flatMap(({ key }) => chairs.get(key) ?? []);
  }

  /** Two primaries of one institution say the same of it: what the first of them said. */
  function employerOf(plan: OrganisationPlan): NonNullable<UnionAffairs["employer"]> {
    const branch = plan.primary?.branch ?? "office";
    const name = plan.primary?.employer ?? plan.organisation.name;
    const known = employers.get(name);
    if (known) return known;
    const headSex = chance.next() < 0.6 ? "FEMALE" : "MALE";
    const employer = {
      id: idOf("employer", name, electedOn),
      name,
      taxId: empty.taxId.has(plan) ? null : makeTaxId(100_300_000, plan.organisation.node),
      headName: empty.head.has(plan) ? null : written(makeName(chance, headSex)),
      headPosition: empty.headPosition.has(plan) ? null : heads[branch],
      isEducationalComplex: branch === "school" ? chance.next() < 0.1 : null,
    };
    employers.set(name, employer);
    return employer;
  }

  function headCountOf(plan: OrganisationPlan, year: string, count: number) {
    const employed = Math.round(count * (1.2 + chance.next() * 0.4)) + 1;
    const branch = plan.primary?.branch ?? "office";
    return {
      id: idOf("head-count", `${plan.key}:${year}`, electedOn),
      countedOn: `${year}-01-01`,
      employed,
      pedagogical: teaching.has(branch) ? Math.round(employed * 0.65) : null,
      young: Math.round(employed * 0.22),
    };
  }

  function unitsOf({ key, primary }: OrganisationPlan, people: readonly UnionMember[]) {
    const names = (primary && units[primary.branch]) ?? [];
    return names.map((name, place) => {
      const own = people.filter((_, index) => index % (names.length + 1) === place);
      return {
        id: idOf("unit", `${key}:${place}`, electedOn),
        kind: name.startsWith("ПО") ? ("STRUCTURAL_UNIT" as const) : ("PROFGROUP" as const),
        name,
        organiserId: own[0]?.id ?? null,
        memberIds: own.map(({ id }) => id),
      };
    });
  }

  /** Who led before the last elections; where these were not held, nobody is known. */
  function formerChairOf({ key, organisation }: OrganisationPlan, others: readonly UnionMember[]) {
    const former = others.at(-1);
    if (!former || organisation.chair?.electedOn !== electedOn) return [];
    return [
      {
        id: idOf("chair", key, formerElectedOn),
        memberId: former.id,
        name: former.name,
        electedOn: formerElectedOn,
        powersUntil: "2024-09-02",
        leftOn: electedOn,
      },
    ];
  }
}

function written({ last, first, patronymic }: PersonName): string {
  return [last, first, patronymic].filter(Boolean).join(" ");
}
