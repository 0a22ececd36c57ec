import type { ApolloServerOptions, BaseContext } from "@apollo/server";
import type { DocumentNode } from "graphql";
import { BoundedCache, weightOf } from "../engine/bounded-cache.js";
import type { DocumentDoor } from "../limits/admit-document.js";

/** By weight. */
const MOST_DOCUMENTS = 1_000;

/** Which documents Apollo Server has found valid. It reads each for itself; the door's copy is the one that is kept. */
export function validatedDocuments(
  door: DocumentDoor,
): NonNullable<ApolloServerOptions<BaseContext>["documentStore"]> {
  const valid = new BoundedCache<string, DocumentNode>(MOST_DOCUMENTS);
  return {
    get: async (key) => valid.get(key),
    async set(key, document) {
      const text = document.loc?.source.body ?? "";
      valid.set(key, door.admit(text), weightOf(text));
    },
    delete: async (key) => valid.delete(key),
  };
}
