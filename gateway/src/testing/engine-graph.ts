import {
  execute,
  type ExecutionResult,
  getOperationAST,
  type GraphQLSchema,
  OperationTypeNode,
  parse,
  subscribe,
} from "graphql";
import { Engine } from "../engine/engine.js";
import type { MakePlanner } from "../engine/planner.js";
import { compose } from "./compose.js";
import { SubgraphServer } from "./subgraph-server.js";
import { monolithOf, subgraphOf, type World } from "./world.js";

type Variables = Readonly<Record<string, unknown>>;

/** One answer, or one for each event of a subscription. */
interface Answers {
  readonly ours: readonly ExecutionResult[];
  readonly theirs: readonly ExecutionResult[];
}

/** The engine past the door, where an operation may be larger than a client's, and a monolith to compare with. */
export class EngineGraph {
  private constructor(
    readonly engine: Engine,
    readonly subgraphs: ReadonlyMap<string, SubgraphServer>,
    private readonly whole: GraphQLSchema,
    /** The subgraphs have one world and the monolith another, so that both may be changed. */
    private readonly worlds: readonly World[],
    private readonly makeWorld: () => World,
  ) {}

  static async serve(
    sdls: Readonly<Record<string, string>>,
    makeWorld: () => World,
    planner: MakePlanner,
  ): Promise<EngineGraph> {
    const world = { ...makeWorld() };
    const another = { ...makeWorld() };
    const subgraphs = new Map(
      Object.entries(sdls).map(([name, sdl]) => [name, new SubgraphServer(subgraphOf(sdl, world))]),
    );
    for (const server of subgraphs.values()) await server.start();
    const engine = new Engine({
      supergraphSdl: compose(sdls),
      urlOf: (name) => subgraphs.get(name)?.url ?? "",
      planner,
    });
    const whole = monolithOf(engine.supergraph.apiSchema, another);
    return new EngineGraph(engine, subgraphs, whole, [world, another], makeWorld);
  }

  /** Both answers, each in a fresh world. */
  async answers(query: string, variables: Variables = {}): Promise<Answers> {
    for (const world of this.worlds) Object.assign(world, this.makeWorld());
    const document = parse(query);
    const isSubscription = getOperationAST(document)?.operation === OperationTypeNode.SUBSCRIPTION;
    const whole = { schema: this.whole, document, variableValues: variables };
    const request = { key: query, document, operationName: null, variables, caller: CALLER };
    const ours = isSubscription ? this.events(request) : this.engine.execute(request).then(alone);
    const theirs = isSubscription ? subscribe(whole).then(all) : [await execute(whole)];
    return {
      theirs: await theirs,
      ours: await ours.catch((error: unknown) => {
        throw new Error(`The engine cannot answer ${query} with ${JSON.stringify(variables)}.`, {
          cause: error,
        });
      }),
    };
  }

  /** What the engine makes of each event that the service tells. */
  private async events(request: Parameters<Engine["execute"]>[0]): Promise<ExecutionResult[]> {
    const ready = this.engine.ready(request);
    if ("errors" in ready) return [ready];
    const { prepared, variables } = ready;
    const { service, operation } = prepared.subscription?.primary ?? {};
    const schema = this.subgraphs.get(service ?? "")?.schema;
    if (!schema || operation === undefined) throw new Error("This is planned as no subscription.");
    const told = await subscribe({ schema, document: parse(operation), variableValues: variables }).then(all);
    const answers = told.map(({ data = null, errors = null }) => ({ data, errors }));
    return await Promise.all(
      answers.map((answer) =>
        this.engine.executeEvent(
          prepared,
          JSON.parse(JSON.stringify(answer)) as typeof answer,
          variables,
          CALLER,
        ),
      ),
    );
  }

  async stop(): Promise<void> {
    await this.engine.close();
    for (const server of this.subgraphs.values()) await server.kill();
  }
}

const CALLER = { authorization: "", address: null };

function alone(result: ExecutionResult): ExecutionResult[] {
  return [result];
}

async function all(
  told: AsyncGenerator<ExecutionResult, void, void> | ExecutionResult,
): Promise<ExecutionResult[]> {
  if (!(Symbol.asyncIterator in told)) return [told];
  const results: ExecutionResult[] = [];
  for await (const result of told) results.push(result);
  return results;
}
