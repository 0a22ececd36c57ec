import type { TestApp } from "@angel/kit/testing";
import { AppealKind } from "../appeal/appeal-analysis.type.js";
import type { AppealRegistered } from "../appeal/appeal.events.js";
import { idOf, type Place, type TestUnion } from "./union.js";

/** An appeal as the appeals would tell of it. */
export function appealOf(place: Place, on: string, more: Partial<AppealRegistered> = {}): AppealRegistered {
  return {
    kind: AppealKind.QUESTION,
    topic: "wages",
    organisationId: idOf(place),
    employerKey: null,
    branch: null,
    registeredOn: on,
    ...more,
  };
}

/** Tells of appeals, one after another, and waits until the last of them is heard. */
export async function tellAppeals(
  app: TestApp,
  union: TestUnion,
  appeals: readonly AppealRegistered[],
): Promise<void> {
  for (const appeal of appeals) await union.tell("appealRegistered", appeal);
  await heardAll(app);
}

/** Waits until nothing told is left unheard, and fails where something was set aside. */
export async function heardAll(app: TestApp): Promise<void> {
  await app.eventually(
    () =>
      app.sql<{ waiting: number; unheard: number }>(
        `select (select count(*)::int from events.outbox where name in ('appealRegistered', 'appealSorted', 'appealClosed')
           and (position is null or position > coalesce((select position from events.inbox where hearer = 'analytics'), 0))) as waiting,
         (select count(*)::int from events.unheard) as unheard`,
      ),
    ([row]) => row?.waiting === 0 && row.unheard === 0,
  );
}
