import { GraphQLError } from "graphql";

/** What a client may be told of something that went wrong: never an address, a stack or another's words. */
export interface Failure {
  readonly message: string;
  readonly code: string;
  readonly service: string | null;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/**
 * A failure, kept at the object whose field it cost. Shaping tells it to the client when it meets the hole, and so knows
 * the client's own path to it; a hole that the client did not ask about is told to nobody.
 */
export interface Fault {
  /** The field or item that failed; null when it is everything a request should have brought. */
  readonly key: string | number | null;
  readonly failure: Failure;
  /** What of the service's path lies below the hole, where the service has let a null bubble up. */
  readonly below: readonly (string | number)[];
}

export class Faults {
  private readonly kept = new Map<object, Fault[]>();

  put(holder: object, fault: Fault): void {
    const faults = this.kept.get(holder);
    if (faults) faults.push(fault);
    else this.kept.set(holder, [fault]);
  }

  at(holder: object, key: string | number): Fault | undefined {
    return this.kept.get(holder)?.find((fault) => fault.key === key);
  }

  atMissing(holder: object, key: string): Fault | undefined {
    return this.at(holder, key) ?? this.kept.get(holder)?.find((fault) => fault.key === null);
  }

  any(holder: object): Fault | undefined {
    return this.kept.get(holder)?.[0];
  }
}

export function toGraphQLError(failure: Failure, path?: readonly (string | number)[]): GraphQLError {
  return new GraphQLError(failure.message, {
    path: path ?? null,
    extensions: {
      code: failure.code,
      ...(failure.service === null ? {} : { service: failure.service }),
      ...failure.facts,
    },
  });
}
