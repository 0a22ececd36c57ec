import {
  type DocumentNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
} from "graphql";
import type { Selection } from "./selection.js";

/** Its name in a supergraph whose subgraphs import it, and in one whose do not. */
const TAG = /^(federation__)?tag$/;

/**
 * Fields that are the same for everyone who reads the same language. Subgraphs say so field by field, with
 * `@tag(name: "public")`, which composition carries; a field of which nothing is said is not.
 */
export class PublicFields {
  private readonly coordinates = new Set<string>();

  constructor(supergraph: DocumentNode) {
    for (const definition of supergraph.definitions) {
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
      for (const { name, directives } of definition.fields ?? []) {
        const isPublic = directives?.some(
          (directive) =>
            TAG.test(directive.name.value) &&
            directive.arguments?.some(({ value }) => value.kind === Kind.STRING && value.value === "public"),
        );
        if (isPublic) this.coordinates.add(`${definition.name.value}.${name.value}`);
      }
    }
  }

  /** Whether whoever asks for these is answered the same. */
  cover(schema: GraphQLSchema, parent: GraphQLNamedType, selections: readonly Selection[]): boolean {
    const holders = isAbstractType(parent) ? schema.getPossibleTypes(parent) : [parent];
    return selections.every((selection) => {
      if (selection.kind === "fragment") {
        const type = schema.getType(selection.type);
        return type !== undefined && this.cover(schema, type, selection.selections);
      }
      return (
        selection.name === "__typename" ||
        holders.every((holder) => {
          if (!this.coordinates.has(`${holder.name}.${selection.name}`) || !isObjectType(holder))
            return false;
          const type = getNamedType(holder.getFields()[selection.name]?.type);
          return (
            selection.selections === null ||
            (type !== undefined && this.cover(schema, type, selection.selections))
          );
        })
      );
    });
  }
}
