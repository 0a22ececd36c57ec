import { type FieldNode, GraphQLError } from "graphql";

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
interface Fault {
  /** The field or item that failed; null when it is everything a request should have brought. */
  readonly key: string | number | null;
  readonly failure: Failure;
  /** What of the service's path lies below the hole, where the service has let a null bubble up. */
  readonly below: readonly (string | number)[];
}

const NONE: readonly Fault[] = [];

export class Faults {
  private readonly kept = new Map<object, Fault[]>();

  put(holder: object, fault: Fault): void {
    const faults = this.kept.get(holder);
    if (faults) faults.push(fault);
    else this.kept.set(holder, [fault]);
  }

  /** What went wrong with one object went wrong with the other too. */
  share(holder: object, other: object): void {
    for (const fault of this.kept.get(holder) ?? NONE) this.put(other, fault);
  }

  /** What went wrong with a field or an item: several things, where a service has let them bubble up to it. */
  at(holder: object, key: string | number): readonly Fault[] {
    const faults = this.kept.get(holder);
    return faults ? faults.filter((fault) => fault.key === key) : NONE;
  }

  /** The same for a field that no service has brought. */
  atMissing(holder: object, key: string): readonly Fault[] {
    const own = this.at(holder, key);
    if (own.length > 0) return own;
    const whole = this.kept.get(holder)?.find((fault) => fault.key === null);
    return whole ? [whole] : NONE;
  }

  /** The field whose failure took the holder's other fields along: a service may not answer an object without it. */
  culprit(holder: object): (Fault & { readonly key: string }) | undefined {
    return this.kept.get(holder)?.find((fault) => typeof fault.key === "string") as
      (Fault & { readonly key: string }) | undefined;
  }

  any(holder: object): Fault | undefined {
    return this.kept.get(holder)?.[0];
  }
}

export function toGraphQLError(
  failure: Failure,
  path?: readonly (string | number)[],
  nodes?: readonly FieldNode[],
): GraphQLError {
  return new GraphQLError(failure.message, {
    nodes: nodes ?? null,
    path: path ?? null,
    extensions: {
      code: failure.code,
      ...(failure.service === null ? {} : { service: failure.service }),
      ...failure.facts,
    },
  });
}
