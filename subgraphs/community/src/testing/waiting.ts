import type { TestApp } from "@angel/kit/testing";

/** Until so many statements wait for what another transaction holds. */
export async function untilWaiting(app: TestApp, count = 1): Promise<void> {
  await app.eventually(
    () =>
      app.sql("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"),
    ({ length }) => length >= count,
  );
}
