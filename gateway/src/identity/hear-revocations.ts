import { Follower } from "@angel/kit/follow";
import { type DatabaseAddress, urlOfRole } from "@angel/kit/role";
import type { Logger } from "pino";
import { LONGEST_LIFE_MS, type Revocations } from "./revocations.js";

interface Told {
  readonly accountId?: unknown;
  readonly sessionId?: unknown;
}

/**
 * Hears from identity, by the platform's events, whose tokens are good no more. They are read from Postgres and not
 * asked of the subgraphs' process: what is heard there is numbered in the order of commits, waits while either side is
 * away, and needs no door of its own.
 */
export function hearRevocations(address: DatabaseAddress, revocations: Revocations, log: Logger): Follower {
  return new Follower(
    {
      connectionString: urlOfRole(address, "gateway"),
      view: "events.told_to_gateway",
      seconds: LONGEST_LIFE_MS / 1000,
      log,
    },
    ({ name, payload, occurredAt }) => {
      const { accountId, sessionId } = payload as Told;
      if (typeof accountId !== "string") return;
      revocations.add({
        accountId,
        sessionId: name === "sessionsEnded" && typeof sessionId === "string" ? sessionId : null,
        occurredAt: occurredAt.getTime(),
      });
    },
  );
}
