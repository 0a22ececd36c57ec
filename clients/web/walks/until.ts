import type { Locator } from "playwright-core";
import { setTimeout as pause } from "node:timers/promises";

/** Patience catches what never comes; a slow machine is not a fault. */
export async function until(check: () => Promise<boolean> | boolean, patienceMs = 60_000): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`Waited ${patienceMs} ms in vain.`);
    await pause(100);
  }
}

/** What a page answers stands there a moment before the lists that follow from it. */
export async function thereAre(count: number, of: Locator): Promise<void> {
  await until(async () => (await of.count()) === count);
}
