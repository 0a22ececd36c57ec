import type { GraphQLError } from "graphql";
import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { writeRefusal } from "../limits/refusal.js";

/** Refuses, in the same words as all refusals, on a connection that no answer can be sent on by node, and lets go of it. */
export function hangUp(stream: Duplex, error: GraphQLError): void {
  const { status, headers, text } = writeRefusal(error);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "connection: close",
    "content-type: application/json; charset=utf-8",
    `content-length: ${Buffer.byteLength(text)}`,
    ...Array.from(headers, ([name, value]) => `${name}: ${value}`),
  ];
  stream.end(`${head.join("\r\n")}\r\n\r\n${text}`, () => stream.destroy());
}
