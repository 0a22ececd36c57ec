import type { Args, Asked, PageArgs } from "./asked.js";
import { listPage } from "./list-page.js";
import { Stream } from "./stream.js";
import { organisations } from "./stub-union.js";

const TODAY = "2026-11-22";
const PEOPLE = 40;
const AGES = ["UNDER_18", "FROM_18_TO_24", "FROM_25_TO_35", "FROM_36_TO_45", "OVER_65", null];

const share = (count: number | null, base: number) => ({
  count,
  base,
  percent: count === null ? null : Math.trunc((count / base) * 1000) / 10,
  on: TODAY,
});
const money = (roubles: number) => ({ kopecks: roubles * 100 });

export interface Days {
  readonly from: string;
  readonly until: string;
}
interface Shown {
  readonly id: string;
  readonly parent?: () => Shown | null;
  readonly children?: (page: PageArgs) => ReturnType<typeof listPage<Shown | null>>;
}

/** What is counted of organisations, and who has not said how they pay their dues. */
export class StubFigures {
  readonly #changed = new Stream<{ id: string; place: string }>();
  readonly #without = ["Ежова Алла Павловна", "Зимина Ия Олеговна", "Ильин Пётр Ильич"].map((full, at) => ({
    id: `card-${at}`,
    displayName: full,
    name: { full },
    bornOn: at === 1 ? null : "1979-08-12",
    revision: "1.1",
    organisation: { id: "org-school", name: "ППО средней школы № 12" },
  }));

  ofOrganisation(organisation: Shown) {
    return {
      ...this.#figures(organisation.id),
      parent: () => {
        const above = organisation.parent?.();
        return above && { ...above, ...this.#figures(above.id) };
      },
      children: (page: PageArgs) => {
        const below = organisation.children?.(page) ?? listPage<Shown | null>([], page);
        return { ...below, nodes: below.nodes.map((one) => one && { ...one, ...this.#figures(one.id) }) };
      },
    };
  }

  fields() {
    const file = { reportFile: { id: "file-1", askedAt: `${TODAY}T08:00:00Z`, link: "/files/report" } };
    return {
      sexDerivation: () => null,
      changeMember: ({ input }: Args<{ memberId: string }>) => {
        const at = this.#without.findIndex(({ id }) => id === input.memberId);
        const [member] = this.#without.splice(at, 1);
        this.#changed.tell({ id: input.memberId, place: input.memberId });
        return { __typename: "ChangeMemberPayload", member };
      },
      exportNamedReport: () => ({ __typename: "ExportNamedReportPayload", ...file }),
      exportStatisticalForm: () => ({ __typename: "ExportStatisticalFormPayload", ...file }),
      printPassport: () => ({ __typename: "PrintPassportPayload", link: "/files/passport" }),
    };
  }

  readonly lines = {
    indicatorsChanged: ({ organisationId }: { organisationId: string }) =>
      this.#changed.follow(
        null,
        () => true,
        () => ({
          indicatorsChanged: {
            ...organisations.find(({ id }) => id === organisationId),
            ...this.#figures(organisationId),
          },
        }),
      ),
  };

  #figures(organisationId: string) {
    const missing = this.#without.length;
    const isKept = (asked: Asked) => asked.person?.role === "STAFF";
    return {
      panel: (_: unknown, asked: Asked) => {
        if (isKept(asked)) return panelOf(organisationId);
        return asked.person?.role === "EDITOR" ? panelOfYears(organisationId) : null;
      },
      willingChairs: (_: unknown, asked: Asked) =>
        isKept(asked) ? { chairs: 31, willing: 9, byEmail: 9, bySms: 7, byMessenger: 0, byPush: null } : null,
      completenessReport: (_: unknown, asked: Asked) => (isKept(asked) ? this.#report() : null),
      trend: ({ from, until }: Days, asked: Asked) =>
        isKept(asked) ? [point(from, 31, 3), point(until, 40, 9)] : null,
      appraisal: appraisalOf,
      namedReport: () => ({ on: TODAY }),
      chairTasks: (page: PageArgs) =>
        listPage(
          missing === 0
            ? []
            : [
                {
                  field: "DUES_FORM",
                  count: missing,
                  countInFiveMinutes: missing,
                  minutes: 1,
                  effectPercent: 1.25,
                  isAutomatic: false,
                },
              ],
          page,
        ),
      membersWithout: (page: PageArgs, asked: Asked) =>
        isKept(asked) ? listPage(this.#without, page) : null,
      organisationsWithout: (page: PageArgs) => listPage([], page),
    };
  }

  #report() {
    const missing = this.#without.length;
    return {
      on: TODAY,
      filled: share(80 - missing, 80),
      lines: [
        { field: "DUES_FORM", list: "MEMBERS", missing: share(missing, PEOPLE) },
        { field: "IS_SMALL", list: "ORGANISATIONS", missing: share(0, 2) },
      ],
      children: (page: PageArgs) =>
        listPage([{ organisation: organisations.at(-2), missing: share(missing, PEOPLE) }], page),
    };
  }
}

function panelOf(organisationId: string) {
  const total = PEOPLE + organisationId.length;
  return {
    on: TODAY,
    membership: {
      total,
      women: share(25, total),
      men: share(null, total),
      employed: share(30, total),
      students: share(0, total),
      pensioners: share(5, total),
    },
    cards: { plastic: share(21, total), virtual: share(3, total) },
    coverage: { employed: share(30, 61), primaryCount: 2 },
    movement: ({ from, until }: Days) => ({
      countedFrom: from,
      countedUntil: until,
      admittedCount: 12,
      removedCount: 3,
      transferredInCount: 0,
      transferredOutCount: null,
      removals: [
        { reason: "OWN_WISH", count: 2 },
        { reason: null, count: 1 },
      ],
    }),
    benefits: () => ({
      countedFrom: "2026-01-01",
      countedUntil: "2026-11-01",
      participants: share(11, total),
      saved: money(12_500),
      savedPerMember: money(298),
      returned: money(4_000),
      discount: money(8_500),
      paid: null,
      purchaseCount: 31,
      claimCount: null,
    }),
  };
}

/** As it is told to those who do not see the cards: of who came and went by calendar years alone. */
function panelOfYears(organisationId: string) {
  const { movement, ...panel } = panelOf(organisationId);
  const hidden = {
    admittedCount: null,
    removedCount: null,
    transferredInCount: null,
    transferredOutCount: null,
    removals: null,
  };
  return {
    ...panel,
    movement: (days: Days) => ({ ...movement(days), ...(!isOfYear(days) && hidden) }),
  };
}

export const isOfYear = ({ from, until }: Days) =>
  from.endsWith("-01-01") && until === `${from.slice(0, 4)}-12-31`;

const point = (day: string, value: number, change: number) => ({
  countedFrom: day,
  countedUntil: day,
  value,
  change,
  admittedCount: change,
  removedCount: 0,
  transferredInCount: 0,
  transferredOutCount: 0,
});

const appraisalOf = ({ from, until }: Days) => ({
  countedFrom: from,
  countedUntil: until,
  unity: { led: share(2, 2), reported: share(1, 2), filled: share(77, 80) },
  membership: { total: PEOPLE, coverage: share(30, 61), admittedCount: 12, removedCount: 3 },
  resources: { duesSet: share(1, 2), paying: share(37, 40), withActivists: share(2, 2), saved: null },
  bodies: { meetingCount: 4, decidedCount: 6, met: share(1, 2) },
  staff: {
    answered: share(null, 0),
    reported: share(1, 2),
    completedCards: -1,
    applicationCount: 7,
    decidedCount: 6,
    waitingCount: 1,
    medianDays: 1.5,
    longestWaitDays: null,
  },
});

/** How old members are, as a passport says it. */
export const agesOfStub = AGES.map((ageGroup, at) => ({ ageGroup, count: at * 3, women: at * 2, men: at }));
