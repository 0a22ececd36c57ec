import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { messaging } from "../subgraph.js";
import { TestUnion } from "../testing/union.js";
import { TermWatch } from "./term-watch.js";

const app = testSubgraph(messaging);
beforeAll(() => TestUnion.open(app));

const warn = (day: string) => app.running.companion(TermWatch).warn(new Date(`${day}T12:00:00+03:00`));

describe("a term of office that comes to its end", () => {
  it("is told of to the chair and who helps, 90, 30 and 7 days before, once each", async () => {
    const union = await TestUnion.found(app);
    const [chair, staff] = [await union.member(), await union.servant(union.school, "STAFF")];
    await union.lend("chair_term", {
      organisation_id: union.school.id,
      name: "ППО школы № 12",
      member_id: chair.memberId,
      powers_until: "2027-03-01",
    });
    const told = async () => (await union.told(chair)).length;

    await warn("2026-11-30");
    expect(await told()).toBe(0);
    await Promise.all([1, 2].map(() => warn("2026-12-01")));
    expect(await union.told(staff)).toEqual([
      {
        subject: "REPORTING",
        title: "Срок полномочий председателя подходит к концу",
        text: "ППО школы № 12: последний день полномочий — 1 марта 2027 г.\nПроведите до него отчётно-выборное собрание.",
        path: `/organisations/${union.school.id}/passport`,
      },
    ]);
    expect(await told()).toBe(1);
    // Also where the day itself went by while the service slept.
    await warn("2027-02-03");
    await warn("2027-02-04");
    expect(await told()).toBe(2);
    await warn("2027-03-01");
    expect(await told()).toBe(3);
    await warn("2027-03-02");
    expect(await told()).toBe(3);
  });
});
