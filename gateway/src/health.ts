import { request } from "undici";
import type { Caller, Service } from "./engine/service.js";
import type { Editions } from "./reload/editions.js";

interface Report {
  readonly status: "up" | "down";
  readonly parts: Readonly<Record<string, "up" | "down">>;
  /** What somebody should look at, though everything is answered. */
  readonly degraded?: string;
}

interface HealthOptions {
  readonly editions: Editions;
  /** The gateway's own word, on nobody's behalf. */
  readonly caller: Caller;
  /** Parts that answers do not wait for, and where they say how they are. */
  readonly others: Readonly<Record<string, string>>;
}

const TIMEOUT_MS = 1_500;

/** The truth about each part, asked for when it is wanted. */
export class Health {
  constructor(private readonly options: HealthOptions) {}

  /** Answers need every subgraph; the newsroom and the site may be away. */
  async report(): Promise<Report> {
    const { editions, others } = this.options;
    const needed = [...editions.current.engine.services].map(
      async ([name, service]) => [name, await this.subgraph(service)] as const,
    );
    const optional = Object.entries(others).map(async ([name, url]) => [name, await answers(url)] as const);
    const parts = await Promise.all(needed);
    return {
      status: parts.every(([, isUp]) => isUp) ? "up" : "down",
      parts: Object.fromEntries(
        [...parts, ...(await Promise.all(optional))].map(([name, isUp]) => [name, isUp ? "up" : "down"]),
      ),
      ...(editions.trouble !== null && {
        degraded: `The newest supergraph is not served: ${editions.trouble}. The one before it is.`,
      }),
    };
  }

  /** It answers, and does not say itself that it is unwell (its database is gone). */
  private async subgraph(service: Service): Promise<boolean> {
    try {
      const [{ data }, isWell] = await Promise.all([
        service.check(this.options.caller, TIMEOUT_MS),
        answers(new URL("health", service.url).href),
      ]);
      return data !== null && isWell;
    } catch {
      return false;
    }
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const { statusCode, body } = await request(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    await body.dump();
    return statusCode < 500;
  } catch {
    return false;
  }
}
