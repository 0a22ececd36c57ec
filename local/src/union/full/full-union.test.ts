import { createHash } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { makeFullUnion } from "./account.ts";
import { Dice } from "./dice.ts";
import { memberIdOf, memberRow } from "./member-row.ts";
import { organisationRow } from "./organisation-row.ts";
import { Past } from "./past.ts";
import { nameOf, People, type Person } from "./person.ts";
import { profile } from "./profile.ts";
import { Scatter } from "./scatter.ts";
import { shrink } from "./shrink.ts";
import { makeSizes } from "./size.ts";
import { makeTree } from "./tree.ts";

/** The report at a two-hundredth of its size, with sums that agree. */
const small = shrink(profile, 200);
const tree = makeTree(small);
const people = [...new People(tree, small)].map((person) => ({ ...person }));
const members = people.filter(({ isFormer }) => !isFormer);

describe("the whole union, made small", () => {
  it("has each figure of the report exactly", () => {
    const count = (what: (person: Person) => boolean) => members.filter(what).length;
    const { occupation, courseOfStudyAmongStudents, consentedOn, ...gaps } = small.memberGaps;
    expect(members).toHaveLength(small.members.total);
    expect({
      employed: count((one) => one.occupation === "EMPLOYED"),
      students: count((one) => one.occupation === "STUDENT"),
      pensioners: count((one) => one.occupation === "PENSIONER"),
      unsaid: count((one) => one.occupation === null),
      course: count((one) => one.occupation === "STUDENT" && one.courseOfStudy === null),
      consent: count((one) => one.lacks.consent),
      plastic: count((one) => one.card === "ISSUED"),
      virtual: count((one) => one.card === "VIRTUAL"),
    }).toEqual({
      employed: small.members.employed,
      students: small.members.students,
      pensioners: small.members.pensioners,
      unsaid: occupation,
      course: courseOfStudyAmongStudents,
      consent: consentedOn,
      plastic: small.cards.plastic,
      virtual: small.cards.virtual,
    });
    for (const [gap, expected] of Object.entries(gaps)) {
      expect({ gap, found: count((one) => one.lacks[gap as keyof Person["lacks"]]) }).toEqual({
        gap,
        found: expected,
      });
    }
  });

  it("has each organisation's gap exactly, and every level", () => {
    const lacking = (gap: keyof (typeof tree.primaries)[number]["lacks"]) =>
      tree.primaries.filter(({ lacks }) => lacks[gap]).length;
    const { organisationGaps: gaps, organisations } = small;
    expect(tree.above.length + tree.primaries.length).toBe(
      Object.values(organisations).reduce((sum, one) => sum + one, 0),
    );
    expect([lacking("duesPercent"), lacking("isSmall"), lacking("hasCommittee"), lacking("chair")]).toEqual([
      gaps.duesPercentAmongPrimary,
      gaps.smallFlagAmongPrimary,
      gaps.committeeFlagAmongPrimary,
      gaps.chair,
    ]);
    expect([lacking("employer"), lacking("taxId"), lacking("head"), lacking("headPosition")]).toEqual([
      gaps.employer,
      gaps.employerTaxId,
      gaps.employerHead,
      gaps.employerHeadPosition,
    ]);
  });

  it("is the same every time", () => {
    const hash = () => {
      const made = createHash("sha256");
      const again = makeTree(small);
      for (const organisation of [...again.above, ...again.primaries])
        made.update(organisationRow(organisation).join());
      for (const person of new People(again, small)) made.update(memberRow(person).join());
      return made.digest("hex");
    };
    expect(hash()).toBe(hash());
  });

  it("gives nobody somebody else's id or telephone, and names that agree with the sex", () => {
    expect(new Set(people.map(memberIdOf)).size).toBe(people.length);
    const phones = people.map((person) => memberRow(person)[15]).filter((phone) => phone !== null);
    expect(new Set(phones).size).toBe(phones.length);
    for (const person of people.slice(0, 2_000)) {
      const [, , patronymic] = nameOf(new Dice(), person);
      if (patronymic) expect(patronymic).toMatch(person.sex === "FEMALE" ? /на$/ : /ич$/);
    }
  });

  it("lets movements and changes agree with the card", () => {
    const past = new Past(tree);
    for (const person of people) {
      const movements = past.movements(person);
      expect(movements[0]?.kind).toBe("REGISTERED");
      expect(movements.at(-1)?.kind === "REMOVED").toBe(person.isFormer);
      const days = movements.map(({ on }) => on);
      expect(days).toEqual(days.toSorted((one, other) => one - other));
      for (const { since } of past.changes(person, movements))
        expect(since).toBeGreaterThanOrEqual(person.joinedOn);
    }
  });

  it("shows somebody to sign in as at each level", () => {
    const { accounts } = makeFullUnion(small);
    expect(new Set(accounts.map(({ demo }) => demo))).toEqual(
      new Set([
        "administrator",
        "chair",
        "editor",
        "largeChair",
        "member",
        "operator",
        "regionalChair",
        "shop",
        "staff",
        "territorialChair",
      ]),
    );
    const ids = new Set(members.map(memberIdOf));
    for (const { memberId } of accounts) expect(memberId === null || ids.has(memberId)).toBe(true);
  });
});

describe("the sizes of primaries", () => {
  it("add up to the members, from one to 3,500, with a median of eighteen", () => {
    const sizes = makeSizes(profile.organisations.primary, profile.members.total);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(profile.members.total);
    expect([Math.min(...sizes), sizes[Math.floor(sizes.length / 2)], Math.max(...sizes)]).toEqual([
      1, 18, 3_500,
    ]);
  });
});

it("scatters one to one", () => {
  for (const size of [1, 2, 7, 100, 1_021, 14_413]) {
    const scatter = new Scatter(size, 5);
    expect(new Set(Array.from({ length: size }, (_, at) => scatter.at(at))).size).toBe(size);
  }
});
