import { graphql, GraphQLError, type GraphQLSchema, buildSchema } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { WebSocketServer } from "ws";
import { readCookie } from "../../app/session/cookie.js";
import { BUILD } from "../built-site.js";
import type { Asked } from "./asked.js";
import { StubRoot } from "./stub-root.js";
import type { Person } from "./stub-union.js";

const SCHEMA = new URL("../../../../schema/api.graphql", import.meta.url);
const NOT_KNOWN = new GraphQLError("Only operations known beforehand are answered here.", {
  extensions: { code: "FORBIDDEN" },
});
const NOT_GOOD = new GraphQLError("The access token is not good, or no longer.", {
  extensions: { code: "UNAUTHENTICATED" },
});
const PICTURE = new URL("../../public/icon-192.png", import.meta.url);
const OPERATIONS = join(BUILD, "operations.json");

/**
 * A gateway that keeps a small union in memory and speaks the API of schema/api.graphql. It answers the site only
 * what its build wrote down, by HTTP and by websocket. For the site's tests only.
 */
export class StubGateway {
  readonly root = new StubRoot();
  readonly #schema: GraphQLSchema = buildSchema(readFileSync(SCHEMA, "utf8"));
  readonly #server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (request.url?.startsWith("/files/")) {
        this.#files(request, response, Buffer.concat(chunks));
        return;
      }
      // Whoever has gone meanwhile asks nothing.
      if (chunks.length === 0) return void response.destroy();
      void this.#answer(Buffer.concat(chunks).toString(), request.headers).then((answer) => {
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify(answer));
      });
    });
  });
  #known: ReadonlySet<string> | undefined;
  readonly #sockets = new WebSocketServer({ server: this.#server, path: "/graphql" });
  /** Refresh tokens that may be used once more, with the family they belong to. */
  readonly #refresh = new Map<string, { person: Person; isUsed: boolean }>();
  /** Since when the tokens of a person are good. */
  readonly #revoked = new Map<string, number>();
  accessLivesMs = 600_000;

  async start(): Promise<string> {
    useServer(
      {
        schema: this.#schema,
        roots: { subscription: this.root.lines() },
        onSubscribe: (_context, _id, { query }) => (this.#knows(query) ? undefined : [NOT_KNOWN]),
        context: ({ extra }) => this.#asked(readCookie(extra.request.headers.cookie, "__Host-angel-access")),
      },
      this.#sockets,
    );
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.dropLines();
    this.#sockets.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Every live line breaks, as when the gateway is started anew. */
  dropLines(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  get lines(): number {
    return this.#sockets.clients.size;
  }

  /** Takes any file in, and gives the same picture for each. */
  #files(request: IncomingMessage, response: ServerResponse, content: Buffer): void {
    if (request.method === "POST") {
      const id = randomUUID();
      this.root.files.set(id, {
        name: new URL(request.url ?? "", "http://stub").searchParams.get("name") ?? "",
        content,
      });
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ id }));
      return;
    }
    response.setHeader("content-type", "image/png");
    response.end(readFileSync(PICTURE));
  }

  /** The list is there once the site is built, which is before anyone asks. */
  #knows(query: string): boolean {
    this.#known ??= new Set(
      (JSON.parse(readFileSync(OPERATIONS, "utf8")) as { operations: { body: string }[] }).operations.map(
        ({ body }) => body,
      ),
    );
    return this.#known.has(query);
  }

  #asked(token: string | null): Asked {
    const { sub, exp } = claimsOf(token);
    return {
      person: exp * 1000 > Date.now() ? this.root.accounts.personOf(sub) : null,
      revoke: ({ id }) => this.#revoked.set(id, Date.now()),
      issue: (for_) => this.#issue(for_),
      renew: (refreshToken) => {
        const known = this.#refresh.get(refreshToken);
        if (!known || known.isUsed) {
          this.#refresh.clear();
          return null;
        }
        known.isUsed = true;
        return this.#issue(known.person);
      },
    };
  }

  #issue(person: Person) {
    const expires = Date.now() + this.accessLivesMs;
    const claims = Buffer.from(
      JSON.stringify({ sub: person.id, exp: expires / 1000, iat: Date.now(), jti: randomUUID() }),
    );
    const refreshToken = createHash("sha256").update(randomUUID()).digest("base64url");
    this.#refresh.set(refreshToken, { person, isUsed: false });
    return {
      accessToken: `e30.${claims.toString("base64url")}.stub`,
      accessTokenExpiresAt: new Date(expires).toISOString(),
      refreshToken,
      refreshTokenExpiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    };
  }

  #isRevoked(token: string): boolean {
    const { sub, iat } = claimsOf(token);
    return iat < (this.#revoked.get(sub) ?? 0);
  }

  #answer(body: string, headers: IncomingHttpHeaders) {
    const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
    // The site says on whose behalf it asks; walks that publish something to look at do not.
    if (headers["x-forwarded-for"] !== undefined && !this.#knows(query))
      return Promise.resolve({ errors: [NOT_KNOWN] });
    const token = headers.authorization?.replace("Bearer ", "") ?? null;
    if (token !== null && this.#isRevoked(token)) return Promise.resolve({ errors: [NOT_GOOD] });
    return graphql({
      schema: this.#schema,
      source: query,
      variableValues: variables,
      rootValue: this.root.fields(),
      contextValue: this.#asked(token),
    });
  }
}

function claimsOf(token: string | null): { sub: string; exp: number; iat: number } {
  const [, claims = ""] = token?.split(".") ?? [];
  if (!claims) return { sub: "", exp: 0, iat: 0 };
  return JSON.parse(Buffer.from(claims, "base64url").toString()) as { sub: string; exp: number; iat: number };
}
