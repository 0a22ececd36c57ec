import { beforeAll, describe, expect, it } from "@jest/globals";
import { Role } from "@angel/kit/access";
import { testSubgraph } from "@angel/kit/testing";
import { noteHappening } from "../happening/happening.js";
import { analytics } from "../subgraph.js";
import { idOf, type Place, TestUnion } from "../testing/union.js";

const app = testSubgraph(analytics);
let union: TestUnion;
beforeAll(async () => {
  union = await TestUnion.found(app);
});

const read = async (place: Place, fields: string, role = Role.STAFF) =>
  union.ask(union.person(role, "union"), place, fields);
const PERIOD = '(from: "2026-01-01", until: "2026-06-30")';
const SHARE = "{ count base }";

describe("the appraisal of an organisation", () => {
  it("shows unity, membership, resources and bodies by the figures they are made of", async () => {
    await union.count("school", { on_register: 20, employed: 20, without_dues_form: 5, complete: 12 });
    await union.at("form_gap", "school", { is_primary: true, gaps: 1 | 8 | 256 | 2048 });
    await union.at("form_gap", "plant", { is_primary: true, gaps: 2048 });
    await union.at("workplace_coverage", "school", {
      counted_on: "2026-01-01",
      employed: 40,
      employed_members: 20,
    });
    await union.at("movement_month", "school", { month: "2026-02-01", registered: 6, removed: 5, other: 5 });
    for (const day of ["2026-02-01", "2026-03-01", "2025-12-31"])
      await union.at("meeting_day", "school", { day });
    expect(
      (
        await read(
          "union",
          `appraisal${PERIOD} { countedFrom countedUntil
             unity { led ${SHARE} reported ${SHARE} }
             membership { total coverage ${SHARE} admittedCount removedCount }
             resources { duesSet ${SHARE} paying ${SHARE} withActivists ${SHARE} saved { kopecks } }
             bodies { meetingCount met ${SHARE} } }`,
        )
      ).appraisal,
    ).toEqual({
      countedFrom: "2026-01-01",
      countedUntil: "2026-06-30",
      unity: { led: { count: 1, base: 2 }, reported: { count: 0, base: 8 } },
      membership: {
        total: 20,
        coverage: { count: 20, base: 40 },
        admittedCount: 6,
        removedCount: 5,
      },
      resources: {
        duesSet: { count: 1, base: 2 },
        paying: { count: 15, base: 20 },
        withActivists: { count: 1, base: 2 },
        saved: { kopecks: 0 },
      },
      bodies: { meetingCount: 2, met: { count: 1, base: 2 } },
    });
  });

  it("says how soon chairs and staff decide, and what they filled in", async () => {
    const application = { submitted_on: "2026-03-01", decided_on: "2026-03-03", status: "ACCEPTED", days: 2 };
    await union.at("application_day", "school", application);
    await union.at("application_day", "school", { ...application, status: "REJECTED", days: 6 });
    await union.at("application_day", "north", { ...application, status: "WITHDRAWN", days: 1 });
    await union.at("application_day", "school", {
      submitted_on: "2025-11-01",
      status: "SUBMITTED",
      days: 12.34,
    });
    await union.at("headcount_day", "school", { day: "2026-04-01", complete: 7 });
    for (const kind of ["ANSWERED_IN_TIME", "ANSWERED_IN_TIME", "ANSWERED_LATE"])
      await noteHappening(app.em(), { kind, on: "2026-05-05", organisationId: idOf("north") });
    const staff = `appraisal${PERIOD} { staff {
      applicationCount decidedCount medianDays waitingCount longestWaitDays completedCards answered ${SHARE} } }`;
    expect((await read("north", staff)).appraisal.staff).toEqual({
      applicationCount: 3,
      decidedCount: 2,
      medianDays: 4,
      waitingCount: 1,
      longestWaitDays: 12.3,
      completedCards: 7,
      answered: { count: 2, base: 3 },
    });
    expect((await read("south", staff)).appraisal.staff).toEqual({
      applicationCount: 0,
      decidedCount: 0,
      medianDays: null,
      waitingCount: 0,
      longestWaitDays: null,
      completedCards: 0,
      answered: { count: 0, base: 0 },
    });
  });

  it("tells what members like to do, the most frequent first, to those who see their cards", async () => {
    for (const interest of ["шахматы", "походы", "походы"])
      await union.at("member_interest", "school", { interest });
    await union.at("member_interest", "plant", { interest: "шахматы" });
    expect((await read("union", "interests { interest count }")).interests).toEqual([
      { interest: "походы", count: 2 },
      { interest: "шахматы", count: 2 },
    ]);
    expect((await read("plant", "interests { interest count }")).interests).toEqual([
      { interest: "шахматы", count: 1 },
    ]);
    expect(await read("union", "interests { count } appraisal { countedFrom }", Role.EDITOR)).toEqual({
      interests: null,
      appraisal: null,
    });
  });
});
