import { composeServices } from "@apollo/composition";
import { execute, type GraphQLSchema, parse } from "graphql";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { parseSubgraph, subgraphOf } from "../src/testing/world.js";
import { press, pressSubgraphs } from "./press.js";

const MOST_KEPT = 20_000;
/** Longer than a subject waits for its turn. */
const KEEP_ALIVE_MS = 600_000;

/**
 * The four subgraphs, in a process of their own. An answer is worked out once and kept by the text of its request: what
 * is measured are gateways, and the machine shall be theirs.
 */
function answers(schema: GraphQLSchema): (request: IncomingMessage, response: ServerResponse) => void {
  const kept = new Map<string, string>();
  return (request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      void answer(body).then((text) => {
        response.writeHead(200, {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(text),
        });
        response.end(text);
      });
    });
  };

  async function answer(body: string): Promise<string> {
    const known = kept.get(body);
    if (known !== undefined) return known;
    const { query, variables } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
    const text = JSON.stringify(
      await execute({ schema, document: parse(query), variableValues: variables ?? {} }),
    );
    if (kept.size < MOST_KEPT) kept.set(body, text);
    return text;
  }
}

async function serve(name: string, sdl: string): Promise<{ name: string; url: string; sdl: string }> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, answers(subgraphOf(sdl, press())));
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { name, sdl, url: `http://127.0.0.1:${port}/graphql` };
}

const served = await Promise.all(Object.entries(pressSubgraphs).map(([name, sdl]) => serve(name, sdl)));
const { supergraphSdl, errors } = composeServices(
  served.map(({ name, url, sdl }) => ({ name, url, typeDefs: parseSubgraph(sdl) })),
);
if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join("\n"));
process.on("disconnect", () => process.exit());
process.send?.({ supergraphSdl });
