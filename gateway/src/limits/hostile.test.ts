import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { connect } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { Graph } from "../testing/graph.js";
import { LIMITS } from "./limits.js";
import { library, librarySubgraphs } from "../testing/library.js";

/** What came back over the wire, and nothing made of it. */
interface Answer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

const PATIENCE_MS = 300;

let graph: Graph;
beforeAll(async () => {
  graph = await Graph.serve(librarySubgraphs, library(), { patienceMs: PATIENCE_MS });
});
afterAll(() => graph.stop());

/** Says the bytes and listens until the gateway hangs up, or has said as many answers as are waited for. */
function say(bytes: string | Buffer, answers = 1): Promise<Answer[]> {
  return new Promise((resolve, reject) => {
    let heard = "";
    const socket = connect(graph.gateway.port, "127.0.0.1");
    const finish = () => {
      socket.destroy();
      resolve(readAnswers(heard));
    };
    socket.setEncoding("utf8").on("data", (text: string) => {
      heard += text;
      if (readAnswers(heard).length >= answers) finish();
    });
    // A gateway that hangs up while we still speak has said what it had to say.
    socket.on("close", finish).on("error", () => {});
    socket.setTimeout(10_000, () => reject(new Error(`No answer. Heard: ${heard}`)));
    socket.write(bytes);
  });
}

function readAnswers(text: string): Answer[] {
  const answers: Answer[] = [];
  for (let rest = text; rest !== "";) {
    const end = rest.indexOf("\r\n\r\n");
    if (end === -1) break;
    const head = rest.slice(0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    const body = Buffer.from(rest.slice(end + 4))
      .subarray(0, length)
      .toString();
    if (Buffer.byteLength(body) < length) break;
    answers.push({ status: Number(head.slice(9, 12)), head, body });
    rest = rest.slice(end + 4 + body.length);
  }
  return answers;
}

const HEAD = "POST /graphql HTTP/1.1\r\nhost: gateway\r\n";
const JSON_TYPE = "content-type: application/json\r\n";

function post(body: string | Buffer, headers = JSON_TYPE): Buffer {
  const bytes = Buffer.from(body as string);
  return Buffer.concat([Buffer.from(`${HEAD}${headers}content-length: ${bytes.length}\r\n\r\n`), bytes]);
}
const ask = (query: string, variables?: unknown, more: object = {}) =>
  post(JSON.stringify({ query, variables, ...more }));
const get = (search: string, headers = "") =>
  `GET /graphql?${search} HTTP/1.1\r\nhost: gateway\r\napollo-require-preflight: 1\r\n${headers}\r\n`;
const times = (count: number, write: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at)).join(" ");

const TYPENAME = '{"query":"{ __typename }"}';
const readerWith = "query ($id: ID!) { reader(id: $id) { id } }";
const renameWith = "mutation ($id: ID!, $name: String!) { rename(id: $id, name: $name) { id } }";
const packed = (encoding: string, bytes: Buffer) =>
  post(bytes, `${JSON_TYPE}content-encoding: ${encoding}\r\n`);
const zeros = Buffer.alloc(10_000_000, 0x20);
const inPieces = (pieces: number) =>
  Buffer.concat([
    Buffer.from(`${HEAD}${JSON_TYPE}transfer-encoding: chunked\r\n\r\n`),
    ...Array.from({ length: pieces }, () => Buffer.from(`10000\r\n${"x".repeat(0x10000)}\r\n`)),
  ]);
const multiplying = (count: number) =>
  `{ ...F0 } ${times(count, (at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} books { id } }`)} fragment F${count} on Query { __typename }`;

type Attack = readonly [name: string, bytes: string | Buffer, status: number, code: string];

const INVALID = "GRAPHQL_VALIDATION_FAILED";
const PARSE = "GRAPHQL_PARSE_FAILED";

const documents: Attack[] = [
  ["aliases", ask(`{ ${times(100, (at) => `x${at}: books { id }`)} }`), 400, INVALID],
  ["aliases of a name of objects", ask("{ __proto__: books { id } }"), 400, INVALID],
  ["directives", ask(`{ books { id ${"@skip(if: false) ".repeat(100)} } }`), 400, INVALID],
  ["directives nobody knows", ask(`{ __typename ${"@x ".repeat(400)} }`), 400, INVALID],
  ["depth", ask(`${"{ books { author ".repeat(60)}{ id }${" } }".repeat(60)}`), 400, INVALID],
  ["fragments that multiply", ask(multiplying(40)), 400, INVALID],
  [
    "fragments in a circle",
    ask("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }"),
    400,
    INVALID,
  ],
  ["a fragment in itself", ask("{ ...A } fragment A on Query { books { id } ...A }"), 400, INVALID],
  ["a fragment in itself that nobody uses", ask("{ __typename } fragment A on Query { ...A }"), 400, INVALID],
  ["width", ask(`{ ${times(400, () => "books { id }")} }`), 400, PARSE],
  ["width within the tokens", ask(`{ ${times(200, () => "books { id }")} }`), 400, INVALID],
  ["tokens", ask(`{ ${"__typename ".repeat(9_000)} }`), 400, PARSE],
  ["brackets", ask("{".repeat(90_000)), 400, PARSE],
  ["lists in lists", ask(`{ reader(id: ${"[".repeat(50_000)}`), 400, PARSE],
  [
    "fields that must be compared",
    ask(`{ ${times(15, () => `books { ${"id title pages ".repeat(12)} }`)} }`),
    400,
    INVALID,
  ],
  ["variables declared", ask(`query (${times(300, (at) => `$v${at}: Int`)}) { __typename }`), 400, PARSE],
  [
    "variables nobody uses",
    ask(`query (${times(200, (at) => `$v${at}: Int`)}) { __typename }`),
    400,
    INVALID,
  ],
  [
    "one operation twice",
    ask(`${times(90, () => "query A { __typename }")}`, undefined, { operationName: "A" }),
    400,
    INVALID,
  ],
  [
    "an operation nobody wrote",
    ask("query A { __typename }", undefined, { operationName: "B".repeat(50_000) }),
    400,
    "OPERATION_RESOLUTION_FAILURE",
  ],
  [
    "many mutations of one",
    ask(`mutation { ${times(20, (at) => `x${at}: rename(id: "r1", name: "Eve") { id }`)} }`),
    400,
    INVALID,
  ],
  [
    "cost",
    ask(`{ readers { loans(first: 100) { reader { loans(first: 100) { book { author { id } } } } } } }`),
    400,
    INVALID,
  ],
  [
    "introspection in depth",
    ask(`{ __schema { types ${"{ fields { type ".repeat(8)}{ name }${" } }".repeat(8)} } }`),
    400,
    INVALID,
  ],
  [
    "introspection in width",
    ask(
      `{ __schema { types { ${times(14, (at) => `x${at}: fields { args { type { name } } type { fields { args { type { name } } } } }`)} } } }`,
    ),
    400,
    INVALID,
  ],
  [
    "a number without end",
    ask(`{ readers { loans(first: ${"9".repeat(90_000)}) { id } } }`),
    400,
    "BAD_USER_INPUT",
  ],
  ["a NUL in the text", ask("{ __typename \u0000 }"), 400, PARSE],
  ["a NUL in a literal", ask('{ reader(id: "\\u0000") { id } }'), 400, "BAD_USER_INPUT"],
  ["nonsense", ask("Привет! 🎉"), 400, PARSE],
];

const values: Attack[] = [
  [
    "a list of values",
    ask(readerWith, { id: Array.from({ length: 10_000 }, () => 1) }),
    400,
    "BAD_USER_INPUT",
  ],
  [
    "many values",
    ask("{ __typename }", Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`v${at}`, 1]))),
    400,
    "BAD_USER_INPUT",
  ],
  [
    "values in values",
    post(`{"query":"{ __typename }","variables":{"a":${"[".repeat(45_000)}${"]".repeat(45_000)}}}`),
    400,
    "BAD_USER_INPUT",
  ],
  ["a body in a body", post(`${'{"query":'.repeat(9_000)}1${"}".repeat(9_000)}`), 400, "BAD_REQUEST"],
  ["brackets without end", post("[".repeat(100_000)), 400, "BAD_REQUEST"],
  [
    "the parent of objects in the body",
    post('{"__proto__":{"query":"{ __typename }"},"query":"{ __typename }"}'),
    400,
    "BAD_REQUEST",
  ],
  [
    "the maker of objects in the body",
    post('{"constructor":{"prototype":{"x":1}},"query":"{ __typename }"}'),
    400,
    "BAD_REQUEST",
  ],
  [
    "the parent of objects in the variables",
    post(`{"query":"{ __typename }","variables":{"a":{"__proto__":{"x":1}}}}`),
    400,
    "BAD_USER_INPUT",
  ],
  [
    "the maker of objects in the variables",
    post(`{"query":"{ __typename }","variables":{"a":{"constructor":{"prototype":{"x":1}}}}}`),
    400,
    "BAD_USER_INPUT",
  ],
  [
    "the parent of objects in the extensions",
    post(`{"query":"{ __typename }","extensions":{"__proto__":{"x":1}}}`),
    400,
    "BAD_REQUEST",
  ],
  [
    "a number past all numbers",
    post(`{"query":"query ($n: Int) { readers { loans(first: $n) { id } } }","variables":{"n":1e999}}`),
    400,
    "BAD_USER_INPUT",
  ],
  [
    "a text for a number",
    ask("query ($n: Int) { readers { loans(first: $n) { id } } }", { n: "9".repeat(90_000) }),
    400,
    "BAD_USER_INPUT",
  ],
  ["a NUL in a value", ask(renameWith, { id: "r1", name: "\u0000" }), 400, "BAD_USER_INPUT"],
  ["half a character in a value", ask(renameWith, { id: "r1", name: "\ud800" }), 400, "BAD_USER_INPUT"],
  [
    "a text of 20 MB",
    post(`{"query":"{ __typename }","variables":{"a":"${"x".repeat(20_000_000)}"}}`),
    413,
    "PAYLOAD_TOO_LARGE",
  ],
  [
    "many requests in one",
    post(`[${Array.from({ length: 500 }, () => TYPENAME).join(",")}]`),
    400,
    "BAD_REQUEST",
  ],
];

const wrappings: Attack[] = [
  ["20 MB in pieces", inPieces(300), 413, "PAYLOAD_TOO_LARGE"],
  ["10 MB in gzip", packed("gzip", gzipSync(zeros)), 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["10 MB in brotli", packed("br", brotliCompressSync(zeros)), 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["10 MB deflated", packed("deflate", deflateSync(zeros)), 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["gzip in gzip", packed("gzip, gzip", gzipSync(gzipSync(zeros))), 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["an encoding nobody knows", packed("x-bomb", Buffer.from(TYPENAME)), 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["bytes that are no UTF-8", post(Buffer.from([0x7b, 0xc3, 0x28, 0x7d])), 400, "BAD_REQUEST"],
  ["UTF-16", post(Buffer.from(`\ufeff${TYPENAME}`, "utf16le")), 400, "BAD_REQUEST"],
  [
    "a form",
    post("query={__typename}", "content-type: application/x-www-form-urlencoded\r\n"),
    415,
    "UNSUPPORTED_MEDIA_TYPE",
  ],
  [
    "an upload",
    post("--x--", "content-type: multipart/form-data; boundary=x\r\n"),
    415,
    "UNSUPPORTED_MEDIA_TYPE",
  ],
  [
    "XML",
    post("<!DOCTYPE x [<!ENTITY a 'b'>]>", "content-type: application/xml\r\n"),
    415,
    "UNSUPPORTED_MEDIA_TYPE",
  ],
  ["no type", post(TYPENAME, ""), 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["a long address", get(`query=${"x".repeat(9_000)}`), 414, "URI_TOO_LONG"],
  [
    "an address past all headers",
    get(`query=${"x".repeat(100_000)}`),
    431,
    "REQUEST_HEADER_FIELDS_TOO_LARGE",
  ],
  ["half an escape", get("query=%E0%A4%A"), 400, PARSE],
  ["a path of half an escape", "GET /%E0%A4%A HTTP/1.1\r\nhost: gateway\r\n\r\n", 404, "NOT_FOUND"],
  [
    "a mutation by GET",
    get(`query=${encodeURIComponent('mutation { rename(id: "r1", name: "Eve") { id } }')}`),
    405,
    "METHOD_NOT_ALLOWED",
  ],
  [
    "a header of 100 KB",
    post(TYPENAME, `${JSON_TYPE}x-long: ${"x".repeat(100_000)}\r\n`),
    431,
    "REQUEST_HEADER_FIELDS_TOO_LARGE",
  ],
  [
    "2,000 headers",
    post(TYPENAME, JSON_TYPE + "a: 1\r\n".repeat(2_000)),
    431,
    "REQUEST_HEADER_FIELDS_TOO_LARGE",
  ],
  [
    "1,000 cookies",
    post(TYPENAME, `${JSON_TYPE}cookie: ${"a=1;".repeat(1_000)}\r\n`),
    431,
    "REQUEST_HEADER_FIELDS_TOO_LARGE",
  ],
  ["no host", `POST /graphql HTTP/1.1\r\n${JSON_TYPE}content-length: 0\r\n\r\n`, 400, "BAD_REQUEST"],
  ["a length that is none", `${HEAD}${JSON_TYPE}content-length: -1\r\n\r\n`, 400, "BAD_REQUEST"],
  [
    "a length in two ways",
    `${HEAD}${JSON_TYPE}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    400,
    "BAD_REQUEST",
  ],
  [
    "a chunk wrapped thickly",
    `${HEAD}${JSON_TYPE}transfer-encoding: chunked\r\n\r\n1;${"x".repeat(60_000)}\r\n`,
    413,
    "PAYLOAD_TOO_LARGE",
  ],
  ["a method nobody knows", "HACK /graphql HTTP/1.1\r\nhost: gateway\r\n\r\n", 400, "BAD_REQUEST"],
  [
    "a method that is no question",
    "TRACE /graphql HTTP/1.1\r\nhost: gateway\r\n\r\n",
    405,
    "METHOD_NOT_ALLOWED",
  ],
  ["no HTTP", "\u0016\u0003\u0001\u0002", 400, "BAD_REQUEST"],
  ["an upgrade of another path", upgrade("/admin"), 404, "NOT_FOUND"],
  [
    "an upgrade without a key",
    upgrade("/graphql").replace(/sec-websocket-key.*\r\n/, ""),
    400,
    "BAD_REQUEST",
  ],
  [
    "an upgrade to a protocol of the future",
    upgrade("/graphql").replace("version: 13", "version: 99"),
    400,
    "BAD_REQUEST",
  ],
  [
    "an upgrade of another's page",
    upgrade("/graphql", "origin: https://elsewhere.example\r\n"),
    403,
    "FORBIDDEN",
  ],
  ["headers that never end", HEAD, 408, "REQUEST_TIMEOUT"],
  ["a body that never ends", `${HEAD}${JSON_TYPE}content-length: 1000\r\n\r\n{`, 408, "REQUEST_TIMEOUT"],
];

function upgrade(path: string, headers = ""): string {
  return `GET ${path} HTTP/1.1\r\nhost: gateway\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: graphql-transport-ws\r\n${headers}\r\n`;
}

const LEAKS = /Did you mean|node_modules|\bat \S+ \(|stack|127\.0\.0\.1|localhost|\/src\//i;

describe.each([
  ["a document", documents],
  ["values", values],
  ["a wrapping", wrappings],
])("a hostile request by %s", (_way, attacks) => {
  it.each(attacks)("is refused: %s", async (_name, bytes, status, code) => {
    const [answer] = await say(bytes);
    expect(answer && { status: answer.status, code: codeOf(answer) }).toEqual({ status, code });
    expect(answer?.body).not.toMatch(LEAKS);
    expect(answer?.head).toMatch(/content-type: application\/json/i);
    expect(answer?.body.length).toBeLessThan(4_000);
  });

  it("reaches no subgraph, and stays with nobody", async () => {
    const quick = attacks.filter(([, , status]) => status !== 408);
    const round = async () => {
      for (const [, bytes] of quick) await say(bytes);
    };
    for (const { calls } of graph.subgraphs.values()) calls.length = 0;
    await round();
    const before = heapAfterCollection();
    for (let time = 0; time < 10; time++) await round();
    expect(heapAfterCollection() - before).toBeLessThan(8);
    expect([...graph.subgraphs.values()].flatMap(({ calls }) => calls)).toEqual([]);
    expect((await graph.ask("{ readers { name } }")).status).toBe(200);
  });
});

describe("a flood of requests", () => {
  it("on one connection is answered up to a limit, each in its turn", async () => {
    graph.subgraph("people").fault = { kind: "slow", ms: 200 };
    const answers = await say(
      Buffer.concat(Array.from({ length: 100 }, () => ask("{ readers { name } }"))),
      100,
    );
    graph.subgraph("people").fault = null;
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toEqual(Array.from({ length: 100 }, (_, at) => (at < LIMITS.pipelined ? 200 : 429)));
    expect(codeOf(answers.at(-1) as Answer)).toBe("TOO_MANY_REQUESTS");
  });

  it("to talk in other protocols is answered in HTTP", async () => {
    const h2c = "connection: upgrade, http2-settings\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABk\r\n";
    const [answer] = await say(post(TYPENAME, JSON_TYPE + h2c));
    expect(answer?.status).toBe(200);
  });
});

function codeOf({ body }: Answer): string | undefined {
  return (JSON.parse(body) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;
}

/** In megabytes. */
function heapAfterCollection(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}
