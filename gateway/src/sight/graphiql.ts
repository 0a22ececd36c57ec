import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

interface Page {
  readonly packed: Buffer;
  readonly scriptHash: string;
}

const pack = promisify(gzip);
const FITTING_HOST = /^[\w.:[\]-]+$/;
const DEFAULT_QUERY = `# Ask the whole graph. Below, under "Headers": {"authorization": "Bearer …"}, for subscriptions too.

query Hello {
  __typename
}
`;
/** Subscriptions are asked over the websocket in the name that stands under "Headers". */
const CONNECTION_PARAMS = `() => {
  try {
    return JSON.parse(localStorage.getItem("graphiql:headers") || "{}");
  } catch {
    return {};
  }
}`;

const PROTOCOL = '"subscriptionsProtocol":"WS"';

let page: Promise<Page> | undefined;

/** Whether a browser asks for a page here, and not a program for an answer. */
export function isForPeople({ method, url, headers }: IncomingMessage): boolean {
  return (
    method === "GET" &&
    !/[?&](query|documentId|extensions)=/.test(url ?? "") &&
    /\btext\/html\b/.test(headers.accept ?? "")
  );
}

/** GraphiQL, whole: nothing of it comes from elsewhere, and its own script is the only one that runs. */
export async function showGraphiql({ headers }: IncomingMessage, response: ServerResponse): Promise<void> {
  page ??= render();
  const { packed, scriptHash } = await page;
  const host = FITTING_HOST.test(headers.host ?? "") ? headers.host : "";
  response.setHeader(
    "content-security-policy",
    [
      "default-src 'none'",
      `script-src '${scriptHash}'`,
      // The editor writes its styles as it goes.
      "style-src 'unsafe-inline'",
      "img-src data:",
      "font-src data:",
      "worker-src blob:",
      `connect-src 'self' ws://${host} wss://${host}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
  );
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.setHeader("content-encoding", "gzip");
  response.setHeader("content-length", packed.length);
  response.writeHead(200).end(packed);
}

/** The page is nine megabytes: it is read when somebody wants it. */
async function render(): Promise<Page> {
  const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
  const html = renderGraphiQL({
    title: "Electronic Angel",
    defaultQuery: DEFAULT_QUERY,
    subscriptionsProtocol: "WS",
    shouldPersistHeaders: true,
  }).replace(PROTOCOL, () => `${PROTOCOL},"connectionParams":${CONNECTION_PARAMS}`);
  const script = html.slice(html.indexOf("<script>") + "<script>".length, html.lastIndexOf("</script>"));
  const hash = createHash("sha256").update(script).digest("base64");
  return { packed: await pack(html), scriptHash: `sha256-${hash}` };
}
