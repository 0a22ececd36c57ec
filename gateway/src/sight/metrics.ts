import { collectDefaultMetrics, Registry } from "prom-client";
import type { LiveDoor } from "../live/live-door.js";
import type { Editions } from "../reload/editions.js";
import { Board } from "./board.js";
import type { Sight } from "./sight.js";

/** Looking more often would itself be seen in the figures. */
const LOOP_LOOK_MS = 50;

interface MetricsOptions {
  readonly sight: Sight;
  readonly editions: Editions;
  readonly live: LiveDoor;
}

/** Everything that is counted, in Prometheus's words. */
export function metricsOf({ sight, editions, live }: MetricsOptions): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LOOP_LOOK_MS });
  const board = new Board(registry);
  showRequests(board, sight);
  showServices(board, sight, editions);
  showSupergraph(board, sight, editions);
  showLive(board, sight, live);
  return registry;
}

function showRequests(board: Board, { requests }: Sight): void {
  board.counter("angel_requests_total", "Requests, by how they ended.", () =>
    [...requests.counts.values()].map(({ count, ...labels }) => [labels, count]),
  );
  board.counter(
    "angel_refused_requests_total",
    "Requests turned away before anything was asked for them.",
    () => [...requests.refusals].map(([code, count]) => [{ code }, count]),
  );
  board.histogram("angel_request_duration_seconds", "From a request's arrival to its answer.", () =>
    [...requests.durations].map(([operation, durations]) => [{ operation }, durations]),
  );
  board.gauge("angel_requests_in_flight", "Requests that wait for their answer.", () => [
    [{}, requests.inFlight],
  ]);
}

function showServices(board: Board, { engine }: Sight, editions: Editions): void {
  const current = () => [...editions.current.engine.services];
  board.histogram(
    "angel_subgraph_request_duration_seconds",
    "From a question to its answer, retries and all.",
    () => [...engine.services].map(([service, { durations }]) => [{ service }, durations]),
  );
  board.counter(
    "angel_subgraph_errors_total",
    "Questions that failed; GRAPHQL: answers that hold errors.",
    () =>
      [...engine.services].flatMap(([service, { errors }]) =>
        [...errors].map(([code, count]) => [{ service, code }, count] as const),
      ),
  );
  board.counter("angel_subgraph_retries_total", "Questions asked a second time.", () =>
    [...engine.services].map(([service, { retries }]) => [{ service }, retries]),
  );
  board.gauge(
    "angel_subgraph_circuit_open",
    "1 while a service is not asked, for it has failed too often.",
    () => current().map(([service, { isOpen }]) => [{ service }, Number(isOpen)]),
  );
}

function showSupergraph(board: Board, { engine: { plans } }: Sight, editions: Editions): void {
  board.counter("angel_plan_cache_total", "Operations looked for among those prepared already.", () => [
    [{ result: "hit" }, plans.hits],
    [{ result: "miss" }, plans.misses],
  ]);
  board.gauge("angel_plan_cache_size", "Operations kept prepared.", () => [
    [{}, editions.current.engine.plans],
  ]);
  board.counter("angel_supergraph_loads_total", "Supergraphs, by whether they could be served.", () => [
    [{ result: "loaded" }, editions.tally.loaded],
    [{ result: "refused" }, editions.tally.refused],
  ]);
  board.gauge(
    "angel_supergraph_stale",
    "1 while the newest supergraph is not the one that is served.",
    () => [[{}, Number(editions.trouble !== null)]],
  );
  board.gauge("angel_supergraph_loaded_timestamp_seconds", "Since when the supergraph is served.", () => [
    [{ supergraph: editions.fingerprint }, editions.loadedAt / 1_000],
  ]);
  board.gauge(
    "angel_supergraphs_open",
    "Supergraphs that have something to do; the newest among them.",
    () => [[{}, editions.open]],
  );
}

function showLive(board: Board, { live: tally }: Sight, live: MetricsOptions["live"]): void {
  board.gauge("angel_live_sockets", "Websockets and streams of events that are open.", () => [
    [{}, live.figures.sockets],
  ]);
  board.gauge("angel_live_hearers", "Subscriptions of clients.", () => [[{}, live.figures.hearers]]);
  board.gauge("angel_live_topics", "Different things subscribed to.", () => [[{}, live.figures.topics]]);
  board.gauge("angel_live_upstreams", "Subscriptions at services.", () => [[{}, live.figures.upstreams]]);
  board.counter("angel_live_events_total", "Events that services told.", () => [[{}, tally.events]]);
  board.counter("angel_live_deliveries_total", "Events handed to clients.", () => [[{}, tally.deliveries]]);
  board.counter("angel_live_missed_total", "Events that slow clients were not told.", () => [
    [{}, live.figures.dropped],
  ]);
  board.histogram("angel_live_event_duration_seconds", "From an event's arrival until it is told.", () => [
    [{}, tally.durations],
  ]);
}
