import {
  type DocumentNode,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type OperationDefinitionNode,
} from "graphql";
import { EngineTally } from "../sight/engine-tally.js";
import { BoundedCache, weightOf } from "./bounded-cache.js";
import { inBytes, WrittenData } from "./bytes.js";
import { choosePlanner } from "./choose-planner.js";
import type { Run } from "./compile.js";
import { keepNamesApart, type OwnNames } from "./own-names.js";
import { type Moved, MovingFields } from "./moving-fields.js";
import type { PlanNode, SubscriptionPlan } from "./plan.js";
import type { MakePlanner, Planner } from "./planner.js";
import { type Prepared, prepare, type Workshop } from "./prepare.js";
import type { Answer } from "./read-answer.js";
import { type Caller, Service, SERVICE_DEFAULTS, type ServiceOptions, type Timeouts } from "./service.js";
import { readSupergraph, type Supergraph } from "./supergraph.js";
import { decidingVariables } from "./unfold.js";

export interface EngineOptions {
  readonly supergraphSdl: string;
  /** Where a service really is; the supergraph has a placeholder. */
  readonly urlOf: (service: string, placeholder: string) => string;
  readonly planner?: MakePlanner;
  /** Labels of `@override` whose fields have moved for everyone. */
  readonly movedLabels?: readonly string[];
  /** Draws a request's place, from 0 to 1, where fields move for a share of all. */
  readonly draw?: () => number;
  readonly services?: Partial<ServiceOptions>;
  /** How long a service may take, where that is not as long as any. */
  readonly timeoutsOf?: (service: string) => Partial<Timeouts>;
  /** By the weight of their documents. */
  readonly mostPlans?: number;
  readonly tally?: EngineTally;
}

/** A valid operation. `key` names the document, so that it is prepared once. */
interface Question {
  readonly key: string;
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>> | null | undefined;
}

/** An operation that someone asks for. */
interface Request extends Question {
  readonly caller: Caller;
}

interface Result {
  readonly data?: WrittenData | null;
  readonly errors?: readonly GraphQLError[];
}

/** What is known of an operation before its conditions are: which variables decide them, and each choice met so far. */
interface Known {
  readonly document: DocumentNode;
  readonly rename: OwnNames["rename"];
  readonly operation: OperationDefinitionNode;
  readonly deciding: readonly string[];
}

/** A federated graph: takes an operation over the whole, asks the services that know, gives one answer. */
export class Engine {
  readonly supergraph: Supergraph;
  readonly services: ReadonlyMap<string, Service>;
  private readonly moving: MovingFields;
  private readonly workshops: ReadonlyMap<Moved, Workshop>;
  private readonly known: BoundedCache<string, Known>;
  private readonly prepared: BoundedCache<string, Prepared>;
  private readonly tally: EngineTally;
  private running = 0;
  private whenIdle: (() => void) | undefined;

  constructor({
    supergraphSdl,
    urlOf,
    planner = choosePlanner(),
    movedLabels = [],
    draw = Math.random,
    services = {},
    timeoutsOf = () => ({}),
    mostPlans = 1_000,
    tally = new EngineTally(),
  }: EngineOptions) {
    this.tally = tally;
    this.supergraph = readSupergraph(supergraphSdl);
    const options = { ...SERVICE_DEFAULTS, ...services };
    this.services = new Map(
      this.supergraph.services.map(({ name, url }) => [
        name,
        new Service(name, urlOf(name, url), { ...options, ...timeoutsOf(name) }, tally.of(name)),
      ]),
    );
    const workshop = {
      supergraph: this.supergraph,
      typesWithin: this.supergraph.typesWithin,
      service: (name: string) => this.service(name),
    };
    this.moving = new MovingFields(this.supergraph.labels, new Set(movedLabels), draw);
    this.workshops = new Map(
      this.moving.outcomes.map((moved) => [moved, { ...workshop, planner: planner(supergraphSdl, moved) }]),
    );
    this.known = new BoundedCache(mostPlans);
    this.prepared = new BoundedCache(mostPlans);
  }

  /** The answer to a query or a mutation. */
  async execute(request: Request): Promise<Result> {
    const ready = this.ready(request);
    if ("errors" in ready) return ready;
    const { prepared, variables } = ready;
    const run: Run = { data: {}, variables, caller: request.caller, faults: undefined, late: undefined };
    return await this.run(prepared, run);
  }

  /** The answer to one event of a subscription: what the service said, and what the others add to it. */
  async executeEvent(
    prepared: Prepared,
    answer: Answer,
    variables: Run["variables"],
    caller: Caller,
  ): Promise<Result> {
    const run: Run = { data: {}, variables, caller, faults: undefined, late: undefined };
    prepared.subscription?.read(run, { ...answer, data: inBytes(answer.data) });
    return await this.run(prepared, run);
  }

  /** The operation as it will run, with its variables checked; or what is wrong with them. */
  ready(
    request: Request,
  ):
    | { readonly prepared: Prepared; readonly variables: Readonly<Record<string, unknown>> }
    | { readonly errors: readonly GraphQLError[] } {
    const understood = this.understand(request);
    if ("errors" in understood) return understood;
    const { known, knownKey, variables } = understood;
    const { deciding, document, operation } = known;
    // A variable with a default may be null nevertheless.
    if (deciding.some((name) => variables[name] === null)) return { errors: [nullCondition()] };
    const moved = this.moving.next();
    const preparedKey = knownKey + moved.key + deciding.map((name) => +!!variables[name]).join("");
    let prepared = this.prepared.get(preparedKey);
    if (prepared) this.tally.plans.hits += 1;
    else {
      this.tally.plans.misses += 1;
      const done = request.caller.watch?.does("plan");
      prepared = prepare(this.workshop(moved), document, operation, variables);
      done?.();
      this.prepared.set(preparedKey, prepared, weightOf(request.document.loc?.source.body));
    }
    return { prepared, variables };
  }

  /** What a valid operation is answered by, planned anew for somebody to read. */
  explain(question: Question): readonly (PlanNode | SubscriptionPlan)[] {
    const understood = this.understand(question);
    if ("errors" in understood) return [];
    const { known, variables } = understood;
    const plans: (PlanNode | SubscriptionPlan)[] = [];
    const workshop = this.workshop(this.moving.next());
    const planner: Planner = {
      plan: (operation) => {
        const plan = workshop.planner.plan(operation);
        if (plan) plans.push(plan);
        return plan;
      },
    };
    prepare({ ...workshop, planner }, known.document, known.operation, variables);
    return plans;
  }

  private understand({
    key,
    document,
    operationName,
    variables: given,
  }: Question):
    | { readonly known: Known; readonly knownKey: string; readonly variables: Run["variables"] }
    | { readonly errors: readonly GraphQLError[] } {
    const knownKey = `${key}:${operationName ?? ""}`;
    let known = this.known.get(knownKey);
    if (!known) {
      known = readDocument(document, operationName);
      this.known.set(knownKey, known, weightOf(document.loc?.source.body));
    }
    const { operation, rename } = known;
    const { coerced, errors } = getVariableValues(
      this.supergraph.apiSchema,
      operation.variableDefinitions ?? [],
      rename(given ?? {}),
      { maxErrors: 10 },
    );
    return errors ? { errors: errors.map(asBadInput) } : { known, knownKey, variables: coerced };
  }

  /** How many operations are kept prepared. */
  get plans(): number {
    return this.prepared.size;
  }

  /** Where a service takes subscriptions. */
  webSocketUrl(name: string): string {
    return this.service(name).url.replace(/^http/, "ws");
  }

  /** Closes when the last of what it has begun is done. */
  async retire(): Promise<void> {
    if (this.running > 0) await new Promise<void>((resolve) => (this.whenIdle = resolve));
    await this.close();
  }

  async close(): Promise<void> {
    await Promise.all([...this.services.values()].map((service) => service.close()));
  }

  private service(name: string): Service {
    const service = this.services.get(name);
    if (!service) throw new Error(`The planner names a service that the supergraph does not: ${name}.`);
    return service;
  }

  private workshop(moved: Moved): Workshop {
    const workshop = this.workshops.get(moved);
    if (!workshop) throw new Error("This outcome is not one of those drawn from.");
    return workshop;
  }

  private async run(prepared: Prepared, run: Run): Promise<Result> {
    this.running += 1;
    try {
      if (prepared.step) await prepared.step(run);
      return this.finish(prepared, run);
    } finally {
      this.running -= 1;
      if (this.running === 0) this.whenIdle?.();
    }
  }

  private finish({ shape, introspect }: Prepared, run: Run): Result {
    if (run.written) return { data: run.written };
    if (introspect) Object.assign(run.data, introspect(run.variables));
    const { data: shaped, errors } = shape.apply(run.data, run.faults);
    const data = shaped && new WrittenData(JSON.stringify(shaped));
    return errors.length === 0 ? { data } : { data, errors };
  }
}

function readDocument(given: DocumentNode, operationName: string | null | undefined): Known {
  const { document, rename } = keepNamesApart(given);
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new Error("The document has no such operation.");
  return { document, rename, operation, deciding: decidingVariables(document) };
}

/** Where there are more than are told, the last says so, and stands nowhere. */
function asBadInput(error: GraphQLError): GraphQLError {
  if (error.nodes) return error;
  return new GraphQLError(error.message, { extensions: { code: "BAD_USER_INPUT" } });
}

function nullCondition(): GraphQLError {
  return new GraphQLError('Argument "if" of non-null type "Boolean!" must not be null.', {
    extensions: { code: "BAD_USER_INPUT" },
  });
}
