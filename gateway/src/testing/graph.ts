import { execute, type ExecutionResult, type GraphQLSchema, parse } from "graphql";
import { pino } from "pino";
import { Gateway, type GatewayOptions } from "../gateway.js";
import { compose } from "./compose.js";
import { IdentityServer } from "./identity-server.js";
import { type Outline, outline } from "./outline.js";
import { SubgraphServer } from "./subgraph-server.js";
import { UNHURRIED } from "./unhurried.js";
import { monolithOf, subgraphOf, type World } from "./world.js";

type GraphOptions = Partial<GatewayOptions>;

interface Answered extends ExecutionResult {
  readonly status: number;
}

/** The key gateway and subgraphs share in tests. */
export const INTERNAL_KEY = Buffer.from("a key of thirty-two bytes, and no less");

/** A supergraph, served: the gateway on a free port before subgraphs in this process, and a monolith to compare with. */
export class Graph {
  private constructor(
    readonly gateway: Gateway,
    readonly subgraphs: ReadonlyMap<string, SubgraphServer>,
    readonly identity: IdentityServer,
    private readonly whole: GraphQLSchema,
  ) {}

  static async serve(
    sdls: Readonly<Record<string, string>>,
    world: World,
    options: GraphOptions = {},
  ): Promise<Graph> {
    const subgraphs = new Map(
      Object.entries(sdls).map(([name, sdl]) => [name, new SubgraphServer(subgraphOf(sdl, world))]),
    );
    const identity = await IdentityServer.start();
    for (const server of subgraphs.values()) await server.start();
    const gateway = await Gateway.start({
      port: 0,
      host: "127.0.0.1",
      supergraphSdl: compose(sdls),
      urlOf: (name) => subgraphs.get(name)?.url ?? "",
      jwksUrl: identity.jwksUrl,
      internalKey: INTERNAL_KEY,
      origins: [],
      log: pino({ level: "silent" }),
      ...options,
      services: { ...UNHURRIED, ...options.services },
    });
    return new Graph(gateway, subgraphs, identity, monolithOf(gateway.engine.supergraph.apiSchema, world));
  }

  get url(): string {
    return `http://127.0.0.1:${this.gateway.port}/graphql`;
  }

  subgraph(name: string): SubgraphServer {
    const server = this.subgraphs.get(name);
    if (!server) throw new Error(`There is no subgraph ${name}.`);
    return server;
  }

  /** The answer without its cost, and errors without where in the document they are: `compare` looks at that. */
  async ask(
    query: string,
    variables: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ): Promise<Answered> {
    const { status, errors, ...answer } = await this.post(query, variables, headers);
    if (!errors) return { status, ...answer };
    const told = errors.map(({ locations: _locations, ...error }) => error as (typeof errors)[number]);
    return { status, ...answer, errors: told };
  }

  private async post(
    query: string,
    variables: Record<string, unknown>,
    headers: Record<string, string> = {},
  ): Promise<Answered> {
    const response = await fetch(this.url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const { extensions: _cost, ...answer } = (await response.json()) as ExecutionResult;
    return { status: response.status, ...answer };
  }

  /** The gateway's answer and the monolith's, each as data and the places of its errors. */
  async compare(
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<{ ours: Outline; theirs: Outline }> {
    const variableValues = JSON.parse(JSON.stringify(variables)) as Record<string, unknown>;
    const theirs = await execute({ schema: this.whole, document: parse(query), variableValues });
    const { status: _status, ...ours } = await this.post(query, variables);
    return { ours: outline(ours), theirs: outline(theirs) };
  }

  async stop(): Promise<void> {
    await this.gateway.stop();
    for (const server of this.subgraphs.values()) await server.kill();
    await this.identity.stop();
  }
}
