import { Ledger, RawClient } from "./raw-client.js";

export type CrowdOrder =
  | {
      readonly do: "open";
      readonly port: number;
      readonly clients: number;
      readonly topics: readonly string[];
    }
  | { readonly do: "drop" | "reopen" | "resume" | "heard" }
  | { readonly do: "pause"; readonly share: number };

/** What the crowd answers to each order. */
export interface CrowdWord {
  readonly tookMs: number;
  readonly latencies: readonly number[];
  readonly deliveries: number;
  readonly missed: number;
  readonly repeated: number;
  readonly dropped: number;
}

const AT_ONCE = 256;
const ADDRESSES = 8;
const TRIES = 5;

const number = Number(process.argv[2]);
let clients: RawClient[] = [];
let port = 0;
const ledger = new Ledger();
/** What slow readers hear is no business of the others. */
const slowLedger = new Ledger();

async function open(list: readonly RawClient[]): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < list.length; at = next++) {
      const from = `127.0.0.${2 + number * ADDRESSES + (at % ADDRESSES)}`;
      for (let tries = 1; ; tries++) {
        try {
          await list[at]?.open({ port, from });
          break;
        } catch (error) {
          if (tries === TRIES) throw error;
        }
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function obey(order: CrowdOrder): Promise<void> {
  switch (order.do) {
    case "open":
      ({ port } = order);
      clients = Array.from(
        { length: order.clients },
        (_, at) => new RawClient(order.topics[at % order.topics.length] ?? "", ledger),
      );
      return open(clients);
    case "drop":
      for (const client of clients) client.drop();
      return;
    case "reopen":
      return open(clients);
    case "pause":
      for (const client of clients.slice(0, clients.length * order.share)) {
        client.pause();
        client.ledger = slowLedger;
      }
      return;
    case "resume":
      for (const client of clients) client.resume();
      return;
    case "heard":
      return;
  }
}

process.on("disconnect", () => process.exit());
process.on("message", (order: CrowdOrder) => {
  const began = performance.now();
  void obey(order).then(() => {
    const { latencies, deliveries, missed, repeated } = ledger;
    const word: CrowdWord = {
      tookMs: performance.now() - began,
      latencies: [...latencies],
      deliveries,
      missed,
      repeated,
      dropped: slowLedger.dropped,
    };
    latencies.length = 0;
    ledger.deliveries = ledger.missed = ledger.repeated = 0;
    process.send?.(word);
  });
});
process.send?.({});
