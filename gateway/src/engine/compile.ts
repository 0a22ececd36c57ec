import { asBytes, type WrittenData } from "./bytes.js";
import { type Failure, Faults } from "./fault.js";
import { compilePath, compileRenames } from "./locate.js";
import { copy, type Data, isData, merge } from "./merge.js";
import type { EntityBatch, EntityFetch, Fetch, PlanNode } from "./plan.js";
import { compileRepresentation, representsTypes, Roll } from "./represent.js";
import { type Answer, readAnswer, type ServiceError } from "./read-answer.js";
import { type Caller, type Service, ServiceFailure } from "./service.js";
import { tellable } from "./tellable.js";
import type { Verbatim } from "./verbatim.js";

/** One run of one operation: what the client gave, what is known so far, what went wrong. */
export interface Run {
  readonly data: Data;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
  faults: Faults | undefined;
  /** What needs no shaping. */
  written?: WrittenData;
  /** Services that were waited for in vain. Nobody waits for them a second time. */
  late: Map<string, Failure> | undefined;
}

export type Step = (run: Run) => Promise<void> | undefined;

export interface CompileContext {
  readonly service: (name: string) => Service;
  readonly typesWithin: (type: string) => ReadonlySet<string>;
}

/** A plan as closures: all that can be known before the first request is worked out here. */
export function compilePlan(node: PlanNode, context: CompileContext): Step {
  switch (node.kind) {
    case "Fetch":
      return compileFetch(node, context);
    case "EntityFetch":
      return compileEntityFetch(node, context);
    case "Sequence":
      return inSequence(node.nodes.map((inner) => compilePlan(inner, context)));
    case "Parallel":
      return inParallel(node.nodes.map((inner) => compilePlan(inner, context)));
  }
}

export function inSequence(steps: readonly Step[]): Step {
  return async (run) => {
    for (const step of steps) {
      const running = step(run);
      if (running) await running;
    }
  };
}

function inParallel(steps: readonly Step[]): Step {
  return (run) => {
    const running: Promise<void>[] = [];
    for (const step of steps) {
      const started = step(run);
      if (started) running.push(started);
    }
    if (running.length < 2) return running[0];
    return Promise.all(running).then(() => undefined);
  };
}

function compileFetch(fetch: Fetch, context: CompileContext, readBytes = readAnswer): Step {
  const service = context.service(fetch.service);
  const write = compileBody(fetch.operation, fetch.variables);
  const read = compileReading(fetch, context);
  const kind = fetch.operationKind === "mutation" ? "mutation" : "query";
  return (run) => {
    const put = (failure: Failure) => putWhole(run, [run.data], failure);
    const late = kind === "query" ? run.late?.get(service.name) : undefined;
    if (late) {
      put(late);
      return undefined;
    }
    return service.send(write(run.variables, ""), kind, run.caller, readBytes).then(
      readable((answer: Answer) => read(run, answer), put, service.name),
      whenFailed(run, put),
    );
  };
}

/** A plan that is one request, whose answer may be the client's to the letter. */
export function compileAlone(fetch: Fetch, context: CompileContext, verbatim: Verbatim): Step {
  return compileFetch(fetch, context, (bytes) => verbatim.recognise(bytes) ?? readAnswer(bytes));
}

/** How an answer for root fields joins what is known: an answer to a request, or an event of a subscription. */
export function compileReading(fetch: Fetch, context: CompileContext): (run: Run, answer: Answer) => void {
  const rename = compileRenames(fetch.renames, context.typesWithin);
  const renamed = new Map(fetch.renames.map(({ path, to }) => [path.at(-1), to]));
  return (run, { data, errors, written }) => {
    if (written) run.written = written;
    if (data) {
      rename?.(data);
      merge(run.data, data);
    }
    for (const error of errors ?? []) {
      const failure = tellable(error, fetch.service);
      if (error.path?.length) putAlong(run, run.data, error.path, 0, failure, renamed);
      else putWhole(run, [run.data], failure);
    }
  };
}

function compileEntityFetch(fetch: EntityFetch, context: CompileContext): Step {
  const service = context.service(fetch.service);
  const write = compileBody(fetch.operation, fetch.variables);
  const batches = fetch.batches.map((batch) => compileBatch(batch, fetch.service, context));
  return (run) => {
    const gathered = batches.map((batch) => batch.gather(run));
    if (gathered.every(({ roll }) => roll.texts.length === 0)) return undefined;
    const put = (failure: Failure) => {
      for (const one of gathered) putWhole(run, one.targets, failure);
    };
    const late = run.late?.get(service.name);
    if (late) {
      put(late);
      return undefined;
    }
    const representations = gathered
      .map(({ variable, roll }) => `"${variable}":[${roll.texts.join(",")}]`)
      .join(",");
    const read = (answer: Answer) => {
      for (const one of gathered) one.read(answer);
      for (const error of answer.errors ?? []) {
        if (gathered.some(({ alias }) => alias === error.path?.[0])) continue;
        const failure = tellable(error, fetch.service);
        for (const one of gathered) putWhole(run, one.targets, failure);
      }
    };
    return service
      .send(write(run.variables, representations), "query", run.caller)
      .then(readable(read, put, service.name), whenFailed(run, put));
  };
}

interface Gathered {
  readonly alias: string;
  readonly variable: string;
  readonly roll: Roll;
  /** The objects that wait for an answer. */
  readonly targets: Data[];
  read(answer: Answer): void;
}

function compileBatch(
  batch: EntityBatch,
  serviceName: string,
  context: CompileContext,
): { gather(run: Run): Gathered } {
  const searches = batch.paths.map((path) => compilePath(path, context.typesWithin));
  const enter = compileRepresentation(batch, context.typesWithin);
  const types = representsTypes(batch, context.typesWithin);
  const rename = compileRenames(batch.renames, context.typesWithin);
  const renamed = new Map(batch.renames.map(({ path, to }) => [path.at(-1), to]));
  const veils = new Set<unknown>(batch.typenames.map(({ to }) => to));
  const { alias, variable } = batch;

  return {
    gather(run) {
      const roll = new Roll();
      const targets: Data[] = [];
      const slots: number[] = [];
      const searched: number[] = [];
      for (let search = 0; search < searches.length; search++) {
        for (const entity of searches[search]?.(run.data) ?? []) {
          const slot = enter(entity, roll);
          if (slot === null) {
            passOn(run, entity, types);
            continue;
          }
          targets.push(entity);
          slots.push(slot);
          searched.push(search);
        }
      }
      return { alias, variable, roll, targets, read };

      function read({ data, errors }: Answer): void {
        const entities = data?.[alias];
        if (Array.isArray(entities)) join(entities);
        else if (!errors?.length) putWhole(run, targets, withoutSense(serviceName));
        for (const error of errors ?? []) if (error.path?.[0] === alias) put(error, error.path);
      }

      function join(entities: unknown[]): void {
        if (rename) for (const entity of entities) if (isData(entity)) rename(entity);
        for (let at = 0; at < targets.length; at++) {
          const entity = entities[slots[at] as number];
          const target = targets[at];
          if (!isData(entity) || !target) continue;
          // The service of an interface object knows no other name than the interface's.
          if (veils.has(entity["__typename"]) && target["__typename"] !== undefined)
            delete entity["__typename"];
          merge(target, searched[at] === 0 ? entity : copy(entity));
        }
      }

      function put(error: ServiceError, path: readonly (string | number)[]): void {
        const failure = tellable(error, serviceName);
        for (let at = 0; at < targets.length; at++) {
          const target = targets[at];
          if (!target || (path[1] !== undefined && path[1] !== slots[at])) continue;
          if (path.length > 2) putAlong(run, target, path, 2, failure, renamed);
          else putWhole(run, [target], failure);
        }
      }
    },
  };
}

/** An entity that cannot be asked about for want of a field that failed: what hangs on it failed for the same reason. */
function passOn(run: Run, entity: Data, types: ReadonlySet<string>): void {
  const fault = run.faults?.any(entity);
  const typename = entity["__typename"];
  if (!fault || (typeof typename === "string" && !types.has(typename))) return;
  run.faults?.put(entity, { key: null, failure: fault.failure, below: [] });
}

function putWhole(run: Run, holders: readonly Data[], failure: Failure): void {
  const faults = (run.faults ??= new Faults());
  for (const holder of holders) faults.put(holder, { key: null, failure, below: [] });
}

/** Follows a service's path through what it sent, down to the object that has the hole. */
function putAlong(
  run: Run,
  start: Data,
  path: readonly (string | number)[],
  from: number,
  failure: Failure,
  renamed: ReadonlyMap<unknown, string>,
): void {
  let holder: Record<string | number, unknown> = start;
  for (let at = from; at < path.length; at++) {
    const step = path[at] as string | number;
    const key = typeof step === "string" ? (renamed.get(step) ?? step) : step;
    const next = holder[key];
    if (at < path.length - 1 && typeof next === "object" && next !== null) {
      holder = next as Record<string | number, unknown>;
      continue;
    }
    (run.faults ??= new Faults()).put(holder, { key, failure, below: path.slice(at + 1) });
    return;
  }
}

/** The request's JSON, ready but for the values. `first` are variables that are written already. */
function compileBody(
  operation: string,
  names: readonly string[],
): (variables: Readonly<Record<string, unknown>>, first: string) => string {
  const head = asBytes(`{"query":${JSON.stringify(operation)},"variables":{`);
  const keys = names.map((name) => [name, `${JSON.stringify(name)}:`] as const);
  return (variables, first) => {
    let text = first;
    for (const [name, key] of keys) {
      const value = variables[name];
      if (value === undefined) continue;
      text += (text === "" ? "" : ",") + key + asBytes(JSON.stringify(value));
    }
    return `${head}${text}}}`;
  };
}

type Put = (failure: Failure) => void;

function whenFailed(run: Run, put: Put): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof ServiceFailure)) throw error;
    const { failure } = error;
    if (failure.code === "SUBGRAPH_TIMEOUT" && failure.service !== null) {
      (run.late ??= new Map()).set(failure.service, failure);
    }
    put(failure);
  };
}

/** An answer that nests so deep that nobody can follow it costs what was asked of its service. */
function readable(read: (answer: Answer) => void, put: Put, service: string): (answer: Answer) => void {
  return (answer) => {
    try {
      read(answer);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      put(withoutSense(service));
    }
  };
}

function withoutSense(service: string): Failure {
  return { message: "A service answered without what it was asked for.", code: "INTERNAL", service };
}
