import { type Data, isData } from "./merge.js";
import { parseBytes, type WrittenData } from "./bytes.js";

/** What a service says went wrong, as it came over the wire. */
export interface ServiceError {
  readonly message?: unknown;
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

export interface Answer {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly ServiceError[] | null;
  /** The data as the client gets them, where they need not be read. */
  readonly written?: WrittenData;
}

/** A service's words, as far as they are an answer; null where they are none. */
export function readAnswer(bytes: Buffer): Answer | null {
  let answer: unknown;
  try {
    answer = parseBytes(bytes);
  } catch {
    return null;
  }
  if (!isData(answer)) return null;
  const { data, errors } = answer;
  const told = Array.isArray(errors) ? readErrors(bytes) : [];
  if (!isData(data) && told.length === 0) return null;
  return { data: isData(data) ? data : null, errors: told.length > 0 ? told : null };
}

/** What is told of errors is not handed on as it is. */
function readErrors(bytes: Buffer): ServiceError[] {
  const { errors } = JSON.parse(bytes.toString()) as { errors: unknown[] };
  return errors.filter(isData).map(readError);
}

/** A path or extensions of another kind say nothing. */
function readError({ message, path, extensions }: Data): ServiceError {
  return {
    message,
    path: Array.isArray(path) && path.every(isStep) ? path : undefined,
    extensions: isData(extensions) ? extensions : undefined,
  };
}

function isStep(step: unknown): step is string | number {
  return typeof step === "string" || typeof step === "number";
}
