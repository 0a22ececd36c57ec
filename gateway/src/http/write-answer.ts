import type { GraphQLFormattedError } from "graphql";
import { WrittenData } from "../engine/verbatim.js";

interface Answered {
  readonly data: unknown;
  readonly errors: readonly GraphQLFormattedError[] | undefined;
  readonly extensions: object;
}

/** JSON, and what its characters stand for: themselves, or the bytes of their UTF-8. */
export interface Written {
  readonly text: string;
  readonly encoding: "utf8" | "latin1";
}

/** An answer in JSON. What a service has written already is put in as it stands. */
export function writeAnswer({ data, errors, extensions }: Answered): Written {
  if (!(data instanceof WrittenData)) {
    return { text: JSON.stringify({ errors, data, extensions }), encoding: "utf8" };
  }
  const rest = Buffer.from(JSON.stringify(extensions)).toString("latin1");
  return { text: `{"data":${data.text},"extensions":${rest}}`, encoding: "latin1" };
}
