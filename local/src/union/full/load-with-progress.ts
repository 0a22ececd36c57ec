import type { Progress } from "../../progress.ts";
import { makeFullUnion } from "./account.ts";
import { loadConsents } from "./load-consents.ts";
import { loadFullUnion } from "./load-full-union.ts";
import { loadHeadCounts } from "./load-head-counts.ts";
import { FORMER_MEMBERS, profile } from "./profile.ts";

/** Loads the whole union and shows how far it has come. */
export async function loadWithProgress(databaseUrl: string, progress: Progress): Promise<void> {
  await loadRegister(databaseUrl, progress);
  await loadParticipants(databaseUrl, progress);
  const heads = await progress.during("Who works there", () => loadHeadCounts(databaseUrl));
  if (heads === null) return;
  progress.say(
    `  ✓ Who works there is counted at ${written(heads.count)} primaries; hash of them: ${heads.hash}`,
  );
}

async function loadParticipants(databaseUrl: string, progress: Progress): Promise<void> {
  const shown = makeFullUnion(profile).accounts.flatMap(({ memberId }) => memberId ?? []);
  const hash = await progress.during("Who takes part", () => loadConsents(databaseUrl, profile, shown));
  if (hash === null) return;
  progress.say(
    `  ✓ ${written(profile.bonusParticipants)} take part in the bonus programme; hash of them: ${hash}`,
  );
}

async function loadRegister(databaseUrl: string, progress: Progress): Promise<void> {
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
  progress.say(
    `  ✓ ${written(count)} organisations, ${written(members.total)} members on register, ${written(FORMER_MEMBERS)} who have left; every figure checked`,
  );
  progress.say(`  ✓ Hash of all rows: ${hash}`);
}

const written = (one: number) => one.toLocaleString("en");

const WORDS: Readonly<Record<string, string>> = {
  organisation_types: "kinds of organisations",
  membership_cards: "cards",
  indexes: "indexes and counts",
};
