import type { GraphQLFieldExtensions } from "graphql";
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
