import { Dice, dayOf } from "./dice.ts";
import { men, patronymics, surnames, women } from "./people.ts";
import type { Profile } from "./profile.ts";
import { Gaps, Scatter } from "./scatter.ts";
import type { Branch, Primary, Tree } from "./tree.ts";

export type Occupation = "EMPLOYED" | "STUDENT" | "PENSIONER";

/** What a person's card says; days are numbers. */
export interface Person {
  serial: number;
  primary: Primary;
  isFormer: boolean;
  sex: "MALE" | "FEMALE";
  bornOn: number;
  joinedOn: number;
  occupation: Occupation | null;
  courseOfStudy: number | null;
  /** What is left empty on the card. */
  lacks: {
    sex: boolean;
    bornOn: boolean;
    duesForm: boolean;
    consent: boolean;
    workplace: boolean;
    position: boolean;
  };
  card: "ISSUED" | "VIRTUAL" | "ORDERED" | "NOT_ORDERED";
}

export const TODAY = dayOf("2026-11-20");
const SHARE_OF_WOMEN: Readonly<Record<Branch, number>> = {
  school: 0.86,
  kindergarten: 0.96,
  club: 0.74,
  college: 0.66,
  university: 0.6,
  students: 0.58,
  other: 0.7,
};

/**
 * Everybody, primary by primary, always the same. Each figure of the report comes out exactly: who has a thing is
 * told by a place in a one-to-one shuffle, not by chance.
 */
export class People {
  private readonly tree: Tree;
  private readonly profile: Profile;
  private readonly dice = new Dice();

  constructor(tree: Tree, profile: Profile) {
    this.tree = tree;
    this.profile = profile;
  }

  *[Symbol.iterator](): Generator<Person> {
    const { members, memberGaps: gaps, cards } = this.profile;
    const totals = this.countPlaces();
    const all = { total: members.total, careless: totals.careless };
    const inWork = gaps.occupation - (totals.studying - members.students);
    const lack = {
      sex: new Gaps(gaps.sex, all, 0.5, 21),
      bornOn: new Gaps(gaps.bornOn, all, 0.7, 22),
      duesForm: new Gaps(gaps.duesForm, all, 0.6, 23),
      consent: new Gaps(gaps.consentedOn, all, 0.6, 24),
      // One shuffle for both: whose place of work is unknown, their position is too.
      workplace: new Gaps(gaps.workplace, all, 0.6, 25),
      position: new Gaps(gaps.position, all, 0.6, 25),
    };
    const shuffle = {
      students: new Scatter(totals.studying, 31),
      courses: new Scatter(members.students, 32),
      pensioners: new Scatter(totals.workingWithoutPlace, 33),
      unsaid: new Scatter(
        totals.studying === 0 ? 1 : members.total - totals.studying - members.pensioners,
        34,
      ),
      cards: new Scatter(members.total, 35),
    };
    const seen = { all: 0, careless: 0, careful: 0, studying: 0, withoutPlace: 0, working: 0 };
    let serial = 0;

    for (const primary of this.tree.primaries) {
      const isStudying = primary.branch === "students";
      for (let place = 0; place < primary.size; place++) {
        serial += 1;
        const { isCareless } = primary;
        const at = isCareless ? seen.careless++ : seen.careful++;
        const lacks = {
          sex: lack.sex.has(isCareless, at),
          bornOn: lack.bornOn.has(isCareless, at),
          duesForm: lack.duesForm.has(isCareless, at),
          consent: lack.consent.has(isCareless, at),
          workplace: lack.workplace.has(isCareless, at),
          position: lack.position.has(isCareless, at),
        };
        let occupation: Occupation | null;
        let courseOfStudy: number | null = null;
        if (isStudying) {
          const rank = shuffle.students.at(seen.studying++);
          occupation = rank < members.students ? "STUDENT" : null;
          if (occupation && shuffle.courses.at(rank) >= gaps.courseOfStudyAmongStudents)
            courseOfStudy = 1 + (rank % 5);
        } else if (lacks.workplace && shuffle.pensioners.at(seen.withoutPlace++) < members.pensioners) {
          occupation = "PENSIONER";
        } else {
          occupation = shuffle.unsaid.at(seen.working++) < inWork ? null : "EMPLOYED";
        }
        const rank = shuffle.cards.at(seen.all++);
        const card =
          rank < cards.plastic
            ? "ISSUED"
            : rank < cards.plastic + cards.virtual
              ? "VIRTUAL"
              : rank % 4 === 0
                ? "ORDERED"
                : "NOT_ORDERED";
        yield this.make({ serial, primary, isFormer: false, occupation, courseOfStudy, lacks, card });
      }
      for (let place = 0; place < primary.former; place++) {
        serial += 1;
        const occupation = isStudying ? "STUDENT" : "EMPLOYED";
        yield this.make({
          serial,
          primary,
          isFormer: true,
          occupation,
          courseOfStudy: isStudying ? 5 : null,
          lacks: NONE,
          card: "ISSUED",
        });
      }
    }
  }

  /** How many places there are of the kinds that the figures are divided over. */
  private countPlaces() {
    const { members, memberGaps } = this.profile;
    const totals = { careless: 0, studying: 0, workingWithoutPlace: 0 };
    for (const { isCareless, size, branch } of this.tree.primaries) {
      if (isCareless) totals.careless += size;
      if (branch === "students") totals.studying += size;
    }
    const workplace = new Gaps(
      memberGaps.workplace,
      { total: members.total, careless: totals.careless },
      0.6,
      25,
    );
    const seen = { careless: 0, careful: 0 };
    for (const { isCareless, size, branch } of this.tree.primaries) {
      for (let place = 0; place < size; place++) {
        const isEmpty = workplace.has(isCareless, isCareless ? seen.careless++ : seen.careful++);
        if (isEmpty && branch !== "students") totals.workingWithoutPlace += 1;
      }
    }
    return totals;
  }

  private make(given: Omit<Person, "sex" | "bornOn" | "joinedOn">): Person {
    const dice = this.dice.throwFor(given.serial);
    const sex = dice.next() < SHARE_OF_WOMEN[given.primary.branch] ? "FEMALE" : "MALE";
    const age =
      given.occupation === "PENSIONER"
        ? dice.from(60, 84)
        : given.primary.branch === "students"
          ? dice.from(17, 23)
          : dice.from(22, 40) + dice.from(0, 26);
    const bornOn = TODAY - age * 365 - dice.from(60, 364);
    const grown = bornOn + (given.primary.branch === "students" ? 17 : 21) * 365 + 40;
    // Most join in the first years of work, in autumn, and those who are young, lately.
    const span = Math.max(1, TODAY - 20 - grown);
    const joinedOn = Math.min(TODAY - 10, grown + Math.floor(span * dice.next() ** 1.6));
    return { ...given, sex, bornOn, joinedOn };
  }
}

const NONE: Person["lacks"] = {
  sex: false,
  bornOn: false,
  duesForm: false,
  consent: false,
  workplace: false,
  position: false,
};

/** Surname, first name, patronymic: a function of the person, so that it need not be kept. */
export function nameOf(
  dice: Dice,
  { serial, sex }: Person,
): [last: string, first: string, patronymic: string | null] {
  dice.throwFor(serial, 5);
  const form = sex === "MALE" ? 0 : 1;
  const list = dice.next() < 0.5 ? surnames.common : surnames.rare;
  const [last, first, father] = [
    list[dice.skewed(list.length, 1.5)]?.[form] ?? "",
    (form ? women : men)[dice.skewed(form ? women.length : men.length, 1.7)] ?? "",
    patronymics[dice.skewed(patronymics.length, 1.5)]?.[form] ?? "",
  ];
  return [last, first, dice.next() < 0.985 ? father : null];
}
