import type { GraphQLFieldExtensions } from "graphql";
import { AsyncLocalStorage } from "node:async_hooks";
import { Extensions } from "type-graphql";

/**
 * A mutation that waits for something slow (a password's hash, another server) before it writes: it opens its
 * transaction itself, by the context's `transact`, so that it does not hold a connection while it waits. Says why.
 */
export function OwnTransaction(why: string): MethodDecorator {
  return Extensions({ ownTransaction: why });
}

export function keepsOwnTransaction(extensions: Readonly<GraphQLFieldExtensions<unknown, unknown>>): boolean {
  return extensions["ownTransaction"] !== undefined;
}

const deeds = new AsyncLocalStorage<{ isGoing: boolean }>();

/** Runs what stands between the begin and the end of a transaction. */
export async function withinTransaction<T>(deed: () => Promise<T>): Promise<T> {
  const current = { isGoing: true };
  try {
    return await deeds.run(current, deed);
  } finally {
    // What was begun in the deed and goes on behind it is in no transaction any more.
    current.isGoing = false;
  }
}

export function isWithinTransaction(): boolean {
  return deeds.getStore()?.isGoing ?? false;
}
