import type { Client } from "graphql-ws";
import type { Sink } from "./follow.js";

/** The access cookie lives ten minutes; a line opened later than this asks the site for a new one first. */
const FRESH_MS = 8 * 60_000;
const TURNED_AWAY = new Set([4401, 4403]);

let renewedAt = Date.now();
const clients = new Map<string, Promise<Client>>();
const up = new WeakSet<Client>();

/** One socket for all the lines of a page; the code of it is loaded only where something is live. */
export function subscribe<Result>(
  url: string,
  payload: { readonly query: string; readonly variables: Record<string, unknown> },
  sink: Sink<Result>,
): () => void {
  let isClosed = false;
  let close: () => void = () => {};
  open(url).then(
    (client) => {
      if (isClosed) return;
      const stopListening = client.on("connected", () => sink.opened());
      if (up.has(client)) sink.opened();
      const unsubscribe = client.subscribe<Result>(payload, {
        next: ({ data, errors }) => {
          if (data && !errors) sink.next(data);
        },
        error: (error) => end(Array.isArray(error)),
        complete: () => end(false),
      });
      const end = (isRefused: boolean) => {
        stopListening();
        sink.ended(isRefused);
      };
      close = () => {
        stopListening();
        unsubscribe();
      };
    },
    () => sink.ended(false),
  );
  return () => {
    isClosed = true;
    close();
  };
}

function open(url: string): Promise<Client> {
  const known = clients.get(url);
  if (known) return known;
  const client = import("graphql-ws").then(({ createClient }) => {
    const made = createClient({
      url: () => renewSession().then(() => url),
      // We open lines anew ourselves: each from where the last one ended.
      retryAttempts: 0,
      lazyCloseTimeout: 2_000,
      keepAlive: 20_000,
      on: {
        connected: () => up.add(made),
        closed: (event) => {
          up.delete(made);
          if (TURNED_AWAY.has((event as CloseEvent).code)) renewedAt = 0;
        },
      },
    });
    return made;
  });
  clients.set(url, client);
  client.catch(() => clients.delete(url));
  return client;
}

async function renewSession(): Promise<void> {
  if (Date.now() - renewedAt < FRESH_MS) return;
  renewedAt = Date.now();
  await fetch("/session/renew", { method: "POST" }).catch(() => {});
}
