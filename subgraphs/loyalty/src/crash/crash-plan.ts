import { randomOf } from "./random.js";

export interface PlannedTransfer {
  readonly key: string;
  /** Places among the partners' and the members' accounts. */
  readonly partner: number;
  readonly member: number;
  readonly kopecks: number;
}

export type Kill = "SERVICE" | "BACKEND" | "SERVER";

/** What is asked for and what is killed, all of it by the seed. */
export interface CrashPlan {
  readonly transfers: readonly PlannedTransfer[];
  /** Requests in the order in which they are first sent; each transfer stands in at least one, many in several. */
  readonly requests: readonly (readonly number[])[];
  readonly kills: readonly Kill[];
}

const PARTNERS = 20;
const MEMBERS = 400;
const MOST_IN_BATCH = 12;
const REPEATED = 0.25;

export function planCrash(
  seed: number,
  transferCount: number,
  killCount: number,
  mayCrashServer: boolean,
): CrashPlan {
  const random = randomOf(seed);
  const upTo = (most: number) => Math.floor(random() * most);
  const transfers = Array.from({ length: transferCount }, (_, place) => ({
    key: `crash:${seed}:${place}`,
    partner: upTo(PARTNERS),
    member: upTo(MEMBERS),
    kopecks: 1 + upTo(1_000_000),
  }));
  const sent = transfers.flatMap((_, place) => (random() < REPEATED ? [place, place] : [place]));
  for (let last = sent.length - 1; last > 0; last--) {
    const other = upTo(last + 1);
    [sent[last], sent[other]] = [sent[other] as number, sent[last] as number];
  }
  const requests: number[][] = [];
  for (let from = 0; from < sent.length;) {
    const size = random() < 0.5 ? 1 : 2 + upTo(MOST_IN_BATCH - 1);
    requests.push(sent.slice(from, from + size));
    from += size;
  }
  const kills = Array.from({ length: killCount }, (): Kill => {
    const chance = random();
    if (mayCrashServer && chance < 0.01) return "SERVER";
    return chance < 0.35 ? "SERVICE" : "BACKEND";
  });
  return { transfers, requests, kills };
}

export const ACCOUNT_COUNTS = { partners: PARTNERS, members: MEMBERS };
