import {
  createSourceEventStream,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
} from "graphql";
import { useServer } from "graphql-ws/use/ws";
import type { Server } from "node:http";
import { WebSocketServer } from "ws";
import { readViewer, type Viewer } from "./access.js";
import { untilReturned } from "./live.js";
import { maskError } from "./mask.js";
import type { RunningSubgraph } from "./part.js";
import type { Context } from "./subgraph.js";

const MOST_FRAME = 256 * 1024;

/** Subscriptions of each subgraph at `/<name>/graphql`; the gateway is the only client. Returns how to close them. */
export function serveSubscriptions(
  server: Server,
  parts: ReadonlyMap<string, RunningSubgraph>,
  key: Buffer,
): () => Promise<void> {
  const doors = new Map([...parts].map(([name, running]) => [`/${name}/graphql`, doorOf(running, key)]));
  server.on("upgrade", (request, socket, head) => {
    const door = doors.get(request.url ?? "");
    if (!door) return socket.destroy();
    door.sockets.handleUpgrade(request, socket, head, (ws) => door.sockets.emit("connection", ws, request));
  });
  return async () => {
    await Promise.all([...doors.values()].map((door) => door.close()));
  };
}

function doorOf(running: RunningSubgraph, key: Buffer) {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_FRAME });
  const server = useServer<{ authorization?: string }, { viewer: Viewer } & Record<PropertyKey, unknown>>(
    {
      schema: running.built.schema,
      onConnect: ({ connectionParams, extra }) => {
        const [scheme, token] = (connectionParams?.authorization ?? "").split(" ");
        const viewer = scheme === "Internal" && token ? readViewer(key, token) : null;
        if (!viewer) return false;
        extra.viewer = viewer;
        return true;
      },
      context: ({ extra }) => running.request(extra.viewer as Viewer) as unknown as Record<string, unknown>,
      subscribe: (args: ExecutionArgs) => subscribeAfresh(args, running),
      onError: (_context, _id, _payload, errors) =>
        errors.map((error) => maskError(error.toJSON(), error, running.log)),
    },
    sockets,
  );
  return { sockets, close: async () => server.dispose() };
}

/** Each event is answered by a request of its own: nothing read for one is kept for the next. */
async function subscribeAfresh(
  args: ExecutionArgs,
  running: RunningSubgraph,
): Promise<AsyncIterable<ExecutionResult> | ExecutionResult> {
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source;
  const { viewer } = args.contextValue as Context;
  const roots = source[Symbol.asyncIterator]();
  return untilReturned(answers(), () => roots.return?.());

  async function* answers(): AsyncGenerator<ExecutionResult> {
    for await (const rootValue of { [Symbol.asyncIterator]: () => roots }) {
      const result = await execute({ ...args, rootValue, contextValue: running.request(viewer) });
      yield result.errors
        ? { ...result, errors: result.errors.map((error) => masked(error, running)) }
        : result;
    }
  }
}

function masked(error: GraphQLError, running: RunningSubgraph): GraphQLError {
  const { message, extensions } = maskError(error.toJSON(), error, running.log);
  return new GraphQLError(message, { nodes: error.nodes, path: error.path, extensions });
}
