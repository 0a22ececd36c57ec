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
import { UNHURRIED } from "./unhurried.js";
import { monolithOf, subgraphOf, type World } from "./world.js";

type Request = Parameters<Engine["execute"]>[0];
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
      services: UNHURRIED,
    });
    const whole = monolithOf(engine.supergraph.apiSchema, another);
    return new EngineGraph(engine, subgraphs, whole, [world, another], makeWorld);
  }

  /** Both answers, each in a fresh world. A query is asked twice: the second time its answer may be handed on unread. */
  async answers(query: string, variables: Variables = {}): Promise<Answers> {
    for (const world of this.worlds) Object.assign(world, this.makeWorld());
    const document = parse(query);
    const kind = getOperationAST(document)?.operation;
    const whole = { schema: this.whole, document, variableValues: variables };
    const request = { key: query, document, operationName: null, variables, caller: CALLER };
    const isQuery = kind === OperationTypeNode.QUERY;
    const isSubscription = kind === OperationTypeNode.SUBSCRIPTION;
    const ours = isSubscription ? this.events(request) : this.times(isQuery ? 2 : 1, request);
    const once = isSubscription ? await subscribe(whole).then(all) : [await execute(whole)];
    return {
      theirs: isQuery ? [...once, ...once] : once,
      ours: await ours.catch((error: unknown) => {
        throw new Error(`The engine cannot answer ${query} with ${JSON.stringify(variables)}.`, {
          cause: error,
        });
      }),
    };
  }

  private async times(times: number, request: Request): Promise<ExecutionResult[]> {
    const results: ExecutionResult[] = [];
    while (results.length < times) results.push(plain(await this.engine.execute(request)));
    return results;
  }

  /** What the engine makes of each event that the service tells. */
  private async events(request: Request): Promise<ExecutionResult[]> {
    const ready = this.engine.ready(request);
    if ("errors" in ready) return [ready];
    const { prepared, variables } = ready;
    const { service, operation } = prepared.subscription?.primary ?? {};
    const schema = this.subgraphs.get(service ?? "")?.schema;
    if (!schema || operation === undefined) throw new Error("This is planned as no subscription.");
    const told = await subscribe({ schema, document: parse(operation), variableValues: variables }).then(all);
    const answers = told.map(({ data = null, errors = null }) => ({ data, errors }));
    return await Promise.all(
      answers.map(async (answer) => {
        const heard = JSON.parse(JSON.stringify(answer)) as typeof answer;
        return plain(await this.engine.executeEvent(prepared, heard, variables, CALLER));
      }),
    );
  }

  async stop(): Promise<void> {
    await this.engine.close();
    for (const server of this.subgraphs.values()) await server.kill();
  }
}

const CALLER = { authorization: "", address: null };

function plain({ data, ...result }: Awaited<ReturnType<Engine["execute"]>>): ExecutionResult {
  return data === undefined ? result : { ...result, data: data && data.toJSON() };
}

async function all(
  told: AsyncGenerator<ExecutionResult, void, void> | ExecutionResult,
): Promise<ExecutionResult[]> {
  if (!(Symbol.asyncIterator in told)) return [told];
  const results: ExecutionResult[] = [];
  for await (const result of told) results.push(result);
  return results;
}
