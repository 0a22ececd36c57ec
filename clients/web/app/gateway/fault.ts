/** An error of the API that no result type names. */
export interface Fault {
  readonly code: string;
  readonly message: string;
  readonly path: readonly (string | number)[];
  readonly retryAfterSeconds?: number;
}

/** What the gateway's `errors` say, whatever they are. */
export function readFaults(errors: unknown): Fault[] {
  if (!Array.isArray(errors)) return [];
  return errors.map((error: unknown) => {
    const { message, path, extensions } = (error ?? {}) as Record<string, unknown>;
    const { code, retryAfterSeconds } = (extensions ?? {}) as Record<string, unknown>;
    return {
      code: typeof code === "string" ? code : "INTERNAL",
      message: typeof message === "string" ? message : "",
      path: Array.isArray(path) ? path : [],
      ...(typeof retryAfterSeconds === "number" && { retryAfterSeconds }),
    };
  });
}

export function hasCode(faults: readonly Fault[], code: string): boolean {
  return faults.some((fault) => fault.code === code);
}
