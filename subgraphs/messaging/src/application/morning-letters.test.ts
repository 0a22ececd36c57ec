import { testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { messaging } from "../subgraph.js";
import { type Place, TestUnion } from "../testing/union.js";
import { MorningLetters } from "./morning-letters.js";

const app = testSubgraph(messaging);
beforeAll(() => TestUnion.open(app));

/** A moment in days to come, by the clocks of Moscow. */
const DAY_MS = 24 * 3_600_000;
const inDays = (days: number, time: string): Date => {
  const day = new Date(Date.now() + 3 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10);
  return new Date(`${day}T${time}+03:00`);
};
const morning = (at: Date) => app.running.companion(MorningLetters).tell(at);
const come = async (union: TestUnion, { id, path }: Place, at: Date, times = 1) => {
  for (let nth = 1; nth <= times; nth++) {
    const applicationId = randomUUID();
    await union.hear("applicationSubmitted", {
      applicationId,
      organisationId: id,
      path,
      arrival: nth,
      waiting: nth,
    });
    await app.sql("update messaging.come_applications set came_at = $1 where application_id = $2", [
      at.toISOString(),
      applicationId,
    ]);
  }
};

describe("the letter of the morning", () => {
  it("tells the chair by name how many applications have come, at a minute past eight, once", async () => {
    const union = await TestUnion.found(app);
    const [chair, staff] = [await union.member(), await union.servant(union.school, "STAFF")];
    await union.lend("chair", {
      organisation_id: union.school.id,
      member_id: chair.memberId,
      last_name: "Соколова",
      first_name: "Анна",
      patronymic: "Петровна",
    });
    await come(union, union.school, inDays(1, "10:00"), 2);

    await morning(inDays(1, "20:00"));
    await morning(inDays(2, "08:00:59"));
    expect(await union.told(chair)).toEqual([]);
    await Promise.all([1, 2].map(() => morning(inDays(2, "08:01:30"))));

    expect(await union.told(chair)).toEqual([
      {
        subject: "APPLICATION",
        title: "Поступило 2 электронных заявления",
        text: "Здравствуйте, Анна Петровна!\nВ организацию «ППО школы № 12» поступило 2 электронных заявления о вступлении в профсоюз.",
        path: `/organisations/${union.school.id}/applications`,
      },
    ]);
    expect(await union.told(staff)).toEqual([]);

    await come(union, union.school, inDays(2, "08:01:10"));
    await morning(inDays(2, "20:00"));
    await morning(inDays(3, "08:02"));
    await morning(inDays(4, "08:02"));
    expect((await union.told(chair)).map(({ title }) => title)).toEqual([
      "Поступило 2 электронных заявления",
      "Поступило 1 электронное заявление",
    ]);
  });

  it("goes by the clocks of the organisation, and to its keepers where the chair is no member", async () => {
    const union = await TestUnion.found(app);
    const keeper = await union.servant(union.lyceum);
    await app.sql("update published.organisation_clock set time_zone = $2 where organisation_id = $1", [
      union.lyceum.id,
      "Asia/Vladivostok",
    ]);
    await come(union, union.lyceum, inDays(1, "00:30"), 5);

    await morning(inDays(1, "01:00:30"));
    expect(await union.told(keeper)).toEqual([]);
    await morning(inDays(1, "01:01:30"));
    expect(await union.told(keeper)).toEqual([
      expect.objectContaining({ title: "Поступило 5 электронных заявлений" }),
    ]);
  });
});
