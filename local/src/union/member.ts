import { Chance, dayAfter, idOf } from "./chance.ts";
import { makeName, type Sex } from "./name.ts";
import type { OrganisationPlan } from "./organisation.ts";
import { makeMobilePhone } from "./place.ts";
import { type Branch, positions } from "./primary.ts";
import type { UnionMember, UnionMovement } from "./union.ts";

/** The day this union is a picture of. */
export const today = "2026-11-20";

/** The share of empty fields, as in the union's own report of 2022. */
const gaps = {
  sex: 2_204 / 2_592_079,
  bornOn: 37_979 / 2_592_079,
  occupation: 222_463 / 2_592_079,
  duesForm: 273_555 / 2_592_079,
  consentedOn: 400_869 / 2_592_079,
  workplace: 471_377 / 2_592_079,
  position: 591_047 / 2_592_079,
} as const satisfies Partial<Record<keyof UnionMember, number>>;

const courseGapAmongStudents = 345_924 / 498_150;

export interface MemberPlan {
  member: UnionMember;
  branch: Branch;
}

/** Members of every primary, those who have left, and those who have moved. */
export function makeMembers(organisations: readonly OrganisationPlan[]): MemberPlan[] {
  const chance = new Chance("members");
  const names = new Set<string>();
  const plans: MemberPlan[] = [];
  for (const { primary, organisation } of organisations) {
    if (!primary) continue;
    // One person in thirty has left since: the register remembers them.
    const count = primary.members + Math.round(primary.members / 30);
    for (let place = 0; place < count; place++) {
      const serial = plans.length + 1;
      plans.push({
        branch: primary.branch,
        member: make(serial, organisation.id, primary.branch, primary.employer),
      });
      if (place >= primary.members) leave(plans[plans.length - 1]?.member);
    }
  }
  const members = plans.map(({ member }) => member);
  move(plans);
  for (const [field, share] of Object.entries(gaps)) {
    for (const member of chance.sample(members, share)) Object.assign(member, { [field]: null });
  }
  const students = members.filter(({ courseOfStudy }) => courseOfStudy !== null);
  for (const student of chance.sample(students, courseGapAmongStudents)) student.courseOfStudy = null;
  return plans;

  function make(serial: number, organisationId: string, branch: Branch, employer: string): UnionMember {
    const sex: Sex = chance.next() < shareOfWomen[branch] ? "FEMALE" : "MALE";
    let name = makeName(chance, sex);
    while (names.has(`${name.last} ${name.first}`)) name = makeName(chance, sex);
    names.add(`${name.last} ${name.first}`);
    const isStudent = branch === "students";
    const isPensioner = !isStudent && chance.next() < 0.03;
    const bornOn = isStudent
      ? chance.day("2002-06-01", "2008-09-01")
      : isPensioner
        ? chance.day("1944-01-01", "1962-01-01")
        : chance.day("1961-01-01", "2003-06-01");
    const grownUpOn = dayAfter(bornOn, Math.round((isStudent ? 17.2 : 22) * 365.25));
    const joinedOn = chance.day(
      later(grownUpOn, isStudent ? "2021-09-01" : "1986-09-01"),
      later(dayAfter(grownUpOn, 30), isPensioner ? "2016-06-01" : dayAfter(today, -40)),
    );
    const issued = chance.next();
    const status =
      issued < 0.654 ? "ISSUED" : issued < 0.68 ? "VIRTUAL" : issued < 0.76 ? "ORDERED" : "NOT_ORDERED";
    return {
      id: idOf("member", serial, joinedOn),
      organisationId,
      name,
      sex,
      bornOn,
      occupation: isStudent ? "STUDENT" : isPensioner ? "PENSIONER" : "EMPLOYED",
      duesForm: isPensioner
        ? chance.pick(["CASH", "EXEMPT"])
        : chance.next() < 0.93
          ? "WITHHELD"
          : chance.pick(["CASH", "CARD"]),
      workplace: isPensioner ? null : employer,
      position: isPensioner ? null : pickPosition(branch),
      courseOfStudy: isStudent ? Math.min(5, Math.max(1, 2026 - Number(joinedOn.slice(0, 4)) + 1)) : null,
      phone: makeMobilePhone(serial),
      email: chance.next() < 0.7 ? `${transliterate(name.last)}.${serial}@mail.example` : null,
      consentedOn: chance.day(later(joinedOn, "2019-02-01"), today),
      joinedOn,
      card: {
        // 9643: the national prefix of Russia; 8090: the application; then a serial that leaves no two alike.
        number: `96438090${String((serial * 611_953 + 3_170_523) % 100_000_000).padStart(8, "0")}`,
        status,
        issuedOn:
          status === "ISSUED" || status === "VIRTUAL"
            ? chance.day(later(joinedOn, "2020-03-01"), today)
            : null,
      },
      movements: [movement(serial, "REGISTERED", joinedOn, organisationId)],
    };
  }

  function pickPosition(branch: Branch): string {
    const list = positions[branch];
    return chance.next() < 0.5 ? chance.pick(list.slice(0, 3)) : chance.pick(list);
  }

  function leave(member: UnionMember | undefined) {
    if (!member) return;
    const reason =
      member.occupation === "STUDENT"
        ? "GRADUATED"
        : chance.pick(["OWN_WISH", "DISMISSED", "DISMISSED", "OTHER", "DIED"] as const);
    const on = chance.day(later(dayAfter(member.joinedOn, 20), "2023-01-10"), today);
    member.movements.push({
      ...movement(member.card.number, "REMOVED", on, member.organisationId),
      reason,
      note: reason === "OTHER" ? "Переезд в другой регион." : null,
    });
    if (member.card.status === "ISSUED") member.card.status = "BLOCKED";
  }

  /** Some came from another primary of the same trade. */
  function move(all: readonly MemberPlan[]) {
    const present = all.filter(
      ({ member }) => member.movements.length === 1 && member.joinedOn < "2022-01-01",
    );
    for (const { member, branch } of chance.sample(present, 0.04)) {
      const before = chance.pick(all.filter((other) => other.branch === branch)).member.organisationId;
      if (before === member.organisationId) continue;
      const [first] = member.movements;
      if (first) first.organisationId = before;
      member.movements.push({
        ...movement(
          member.card.number,
          "TRANSFERRED",
          chance.day("2022-01-10", today),
          member.organisationId,
        ),
        fromOrganisationId: before,
        note: "Переход на работу в другую организацию.",
      });
    }
  }
}

const shareOfWomen: Readonly<Record<Branch, number>> = {
  school: 0.86,
  kindergarten: 0.96,
  university: 0.6,
  students: 0.58,
  college: 0.66,
  hospital: 0.8,
  works: 0.3,
  club: 0.74,
  office: 0.8,
};

function movement(
  key: string | number,
  kind: UnionMovement["kind"],
  on: string,
  organisationId: string,
): UnionMovement {
  const id = idOf("movement", `${key}:${kind}`, on);
  return { id, kind, on, organisationId, fromOrganisationId: null, reason: null, note: null };
}

function later(first: string, second: string): string {
  return first > second ? first : second;
}

const latin: Readonly<Record<string, string>> = Object.fromEntries(
  "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
    .split("")
    .map((letter, index) => [
      letter,
      "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch _ y _ e iu ia"
        .split(" ")
        [index]?.replace("_", "") ?? "",
    ]),
);

function transliterate(word: string): string {
  return word
    .toLowerCase()
    .split("")
    .map((letter) => latin[letter] ?? letter)
    .join("");
}
