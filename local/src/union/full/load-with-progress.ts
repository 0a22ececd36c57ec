import type { Progress } from "../../progress.ts";
import { loadFullUnion } from "./load-full-union.ts";
import { FORMER_MEMBERS, profile } from "./profile.ts";

/** Loads the whole union and shows how far it has come. */
export async function loadWithProgress(databaseUrl: string, progress: Progress): Promise<void> {
  const bar = progress.bar("The whole union");
  const hash = await loadFullUnion(databaseUrl, profile, (what, done) =>
    bar.step(WORDS[what] ?? what, done),
  ).finally(() => bar.end());
  if (hash === null) {
    progress.say("  ✓ The registry holds a union already");
    return;
  }
  const { organisations, members } = profile;
  const count = Object.values(organisations).reduce((sum, one) => sum + one, 0);
  const written = (one: number) => one.toLocaleString("en");
  progress.say(
    `  ✓ ${written(count)} organisations, ${written(members.total)} members on register, ${written(FORMER_MEMBERS)} who have left; every figure checked`,
  );
  progress.say(`  ✓ Hash of all rows: ${hash}`);
}

const WORDS: Readonly<Record<string, string>> = {
  organisation_types: "kinds of organisations",
  membership_cards: "cards",
  indexes: "indexes and counts",
};
