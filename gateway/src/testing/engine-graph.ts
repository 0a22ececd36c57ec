import { execute, type ExecutionResult, type GraphQLSchema, parse } from "graphql";
import { Engine } from "../engine/engine.js";
import type { MakePlanner } from "../engine/planner.js";
import { compose } from "./compose.js";
import { SubgraphServer } from "./subgraph-server.js";
import { monolithOf, subgraphOf, type World } from "./world.js";

type Variables = Readonly<Record<string, unknown>>;

interface Answers {
  readonly ours: ExecutionResult;
  readonly theirs: ExecutionResult;
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
  async answer(query: string, variables: Variables = {}): Promise<Answers> {
    for (const world of this.worlds) Object.assign(world, this.makeWorld());
    const document = parse(query);
    const theirs = await execute({ schema: this.whole, document, variableValues: variables });
    const caller = { authorization: "", address: null };
    const ours = await this.engine
      .execute({ key: query, document, operationName: null, variables, caller })
      .catch((error: unknown) => {
        throw new Error(`The engine cannot answer ${query} with ${JSON.stringify(variables)}.`, {
          cause: error,
        });
      });
    return { ours, theirs };
  }

  async stop(): Promise<void> {
    await this.engine.close();
    for (const server of this.subgraphs.values()) await server.kill();
  }
}
