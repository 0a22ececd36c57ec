import type { GraphQLError, GraphQLFormattedError } from "graphql";
import { asBytes, WrittenData } from "./bytes.js";

interface Answered {
  readonly data?: unknown;
  readonly errors?: readonly (GraphQLError | GraphQLFormattedError)[] | undefined;
  readonly extensions?: object;
}

/** An answer in JSON, with one character for each byte. */
export function writeAnswer({ data, errors, extensions }: Answered): string {
  const parts: string[] = [];
  if (errors) parts.push(`"errors":${asBytes(JSON.stringify(errors))}`);
  if (data instanceof WrittenData) parts.push(`"data":${data.text}`);
  else if (data !== undefined) parts.push(`"data":${asBytes(JSON.stringify(data))}`);
  if (extensions) parts.push(`"extensions":${asBytes(JSON.stringify(extensions))}`);
  return `{${parts.join(",")}}`;
}
