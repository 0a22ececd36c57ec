import { Chance, dayAfter, idOf } from "./chance.ts";
import { type MemberPlan, today } from "./member.ts";
import { makeName } from "./name.ts";
import type { OrganisationPlan } from "./organisation.ts";
import { makeMobilePhone } from "./place.ts";
import type { UnionApplication, UnionCard, UnionMember } from "./union.ts";

const awards = [
  ["Почётная грамота", "REGIONAL"],
  ["Благодарность", "TERRITORIAL"],
  ["Грамота «За активную работу в Профсоюзе»", "PRIMARY"],
  ["Нагрудный знак «За социальное партнёрство»", "NATIONAL"],
  ["Почётный работник воспитания и просвещения", "STATE"],
] as const;

const trainings = [
  ["ACTIVIST_SCHOOL", "Школа молодого профсоюзного лидера", 36],
  ["SEMINAR", "Коллективный договор: как готовить и проверять", 8],
  ["COURSE", "Охрана труда для уполномоченных", 40],
  ["SEMINAR", "Оплата труда педагогов", 6],
] as const;

const support = [
  ["MATERIAL_AID", "Рождение ребёнка", 500_000],
  ["MATERIAL_AID", "Лечение", 700_000],
  ["VOUCHER", "Санаторий «Марциальные воды»", 2_800_000],
  ["GIFT", "Новогодний подарок ребёнку", 120_000],
  ["COMPENSATION", "Детский лагерь", 900_000],
] as const;

const notes = [
  ["INTEREST", "Поёт в хоре, готова выступить на празднике."],
  ["PREFERENCE", "Просит звонить после 17 часов."],
  ["PROBLEM", "Ждёт ответа о льготном стаже."],
  ["CONVERSATION", "Спрашивала о путёвке в санаторий."],
] as const;

const degrees = [
  "кандидат педагогических наук",
  "кандидат физико-математических наук",
  "доктор филологических наук",
];

/** What stands on the tabs of the members' cards: much on some, nothing on others, as in life. */
export function makeCards(members: readonly MemberPlan[]): UnionCard[] {
  const chance = new Chance("cards");
  const maybe = (share: number) => chance.next() < share;
  return members.flatMap(({ member, branch }) => {
    if (!maybe(0.6)) return [];
    const { id, joinedOn, bornOn, occupation, name, sex } = member;
    const entry = (kind: string, on: string) => idOf(`card-${kind}`, id, on);
    const since = (first: string) => chance.day(first < today ? first : today, today);
    const works = occupation === "EMPLOYED" || occupation === "PENSIONER";
    const startedOn =
      bornOn && works ? dayAfter(bornOn, Math.round((18 + chance.next() * 6) * 365.25)) : null;
    const teaches = ["school", "kindergarten", "university", "college"].includes(branch);
    const isScholar = branch === "university" && maybe(0.4);
    const card: UnionCard = {
      memberId: id,
      career: {
        filledOn: since(later(joinedOn, "2022-01-10")),
        workingFrom: startedOn && startedOn < today ? startedOn : null,
        teachingFrom: teaches && startedOn && startedOn < today ? startedOn : null,
        hasLongServicePension: works ? maybe(0.15) : null,
        isLabourVeteran: works ? maybe(0.1) : null,
        education:
          occupation === "STUDENT"
            ? "SECONDARY"
            : chance.pick(["HIGHER", "HIGHER", "VOCATIONAL", "BACHELOR"]),
        academicDegree: isScholar ? chance.pick(degrees) : null,
        academicTitle: isScholar && maybe(0.5) ? "доцент" : null,
      },
      awards: [],
      family: [],
      trainings: [],
      support: [],
      notes: [],
      contacts: [],
    };
    if (maybe(0.25)) {
      const [title, level] = chance.pick(awards);
      const on = since(joinedOn);
      card.awards.push({
        id: entry("award", on),
        name: title,
        level,
        awardedOn: on,
        decisionNumber: `${chance.from(1, 40)}-${chance.from(1, 9)}`,
      });
    }
    if (maybe(0.4) && works) {
      const child = makeName(chance, maybe(0.5) ? "MALE" : "FEMALE");
      const on = chance.day("2009-01-01", "2024-06-01");
      card.family.push({
        id: entry("child", on),
        kinship: "CHILD",
        name: { last: name.last, first: child.first, patronymic: null },
        bornOn: on,
        consentedOn: since("2022-01-10"),
      });
      if (maybe(0.5)) {
        const spouse = makeName(chance, sex === "FEMALE" ? "MALE" : "FEMALE");
        card.family.push({
          id: entry("spouse", joinedOn),
          kinship: "SPOUSE",
          name: { ...spouse, last: name.last },
          bornOn: null,
          consentedOn: null,
        });
      }
    }
    if (maybe(0.15)) {
      const [kind, title, hours] = chance.pick(trainings);
      const on = since(later(joinedOn, "2021-01-10"));
      card.trainings.push({ id: entry("training", on), kind, name: title, hours, startedOn: on });
    }
    if (maybe(0.2)) {
      const [kind, ground, kopecks] = chance.pick(support);
      const on = since(later(joinedOn, "2023-01-10"));
      card.support.push({ id: entry("support", on), kind, ground, kopecks, providedOn: on });
    }
    if (maybe(0.08)) {
      const [kind, text] = chance.pick(notes);
      const on = since(later(joinedOn, "2025-01-10"));
      card.notes.push({ id: entry("note", on), kind, text, writtenOn: on });
    }
    if (maybe(0.3)) {
      card.contacts.push({
        kind: "ADDRESS",
        value: `г. Петрозаводск, ул. Мелентьевой, д. ${chance.from(1, 60)}, кв. ${chance.from(1, 90)}`,
      });
    }
    return [card];
  });
}

/** People who have asked to join: some wait, some were refused, one may be a member already. */
export function makeApplications(
  organisations: readonly OrganisationPlan[],
  members: readonly MemberPlan[],
): UnionApplication[] {
  const chance = new Chance("applications");
  const primaries = organisations.filter(({ primary }) => primary);
  const known = members.find(({ member }) => member.bornOn && member.sex === "FEMALE")?.member as UnionMember;
  return Array.from({ length: 14 }, (_, place): UnionApplication => {
    const sex = chance.next() < 0.8 ? "FEMALE" : "MALE";
    const { organisation, primary } = primaries[(place * 7) % primaries.length] as OrganisationPlan;
    const submittedOn = chance.day("2026-10-20", today);
    const isRefused = place % 5 === 4;
    return {
      id: idOf("application", place, submittedOn),
      followUpCode: `DEMO-${["AAAA", "BBBB", "CCCC", "DDDD"][place % 4]}-KARE-${String(22 + place)}LA`,
      organisationId: place === 3 ? known.organisationId : organisation.id,
      name: place === 3 ? known.name : makeName(chance, sex),
      bornOn: place === 3 ? (known.bornOn ?? "1990-01-01") : chance.day("1970-01-01", "2003-01-01"),
      occupation: "EMPLOYED",
      workplace: primary?.employer ?? null,
      phone: makeMobilePhone(900_000 + place),
      submittedAt: `${submittedOn}T09:30:00Z`,
      rejectedBecause: isRefused
        ? "Вы работаете в другой организации: подайте заявление в её первичку."
        : null,
    };
  }).toSorted((one, other) => (one.submittedAt < other.submittedAt ? -1 : 1));
}

function later(first: string, second: string): string {
  return first > second ? first : second;
}
