import type { ServerResponse } from "node:http";

/** Answers outside GraphQL, in its shape. */
export function reply(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
}

export function replyRefusal(response: ServerResponse, status: number, code: string, message: string): void {
  reply(response, status, { errors: [{ message, extensions: { code } }] });
}
