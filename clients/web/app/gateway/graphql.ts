import type { initGraphQLTada, TadaDocumentNode } from "gql.tada";
import type { introspection } from "../../.react-router/graphql-env.d.ts";

type Tada = ReturnType<
  typeof initGraphQLTada<{
    introspection: introspection;
    scalars: {
      DateTime: string;
      PlainDate: string;
      Month: string;
      ID: string;
      Kopecks: number;
      GeoJson: PointCollection;
    };
  }>
>;

/** Points of a map (RFC 7946). */
export interface PointCollection {
  readonly type: "FeatureCollection";
  readonly features: readonly {
    readonly id?: string;
    readonly geometry: { readonly coordinates: readonly [longitude: number, latitude: number] };
    readonly properties: { readonly name?: string; readonly count?: number; readonly isOpenNow?: boolean };
  }[];
}

const documents: Definitions[] = [];

/**
 * Typed by gql.tada from the schema; when it runs, a document is its own text and that of the fragments it spreads.
 * So no page carries a parser or a printer of GraphQL.
 */
export const graphql = ((source: string, fragments: readonly Definitions[] = []) => {
  const document = {
    // `@_unmask` is a word to gql.tada alone.
    definitions: [
      ...new Set([source.replace(" @_unmask", ""), ...fragments.flatMap(({ definitions }) => definitions)]),
    ],
  };
  if (import.meta.env?.SSR) documents.push(document);
  return document;
}) as unknown as Tada;

interface Definitions {
  readonly definitions: readonly string[];
}

export type Document<Result, Variables> = TadaDocumentNode<Result, Variables>;

export function textOf(document: unknown): string {
  return (document as Definitions).definitions.join("\n");
}

/** All that the site asks, where all of it is known: on the server. */
export function operations(): string[] {
  return documents.map(textOf).filter((text) => !text.trimStart().startsWith("fragment"));
}

/** A component reads only what its own fragment asks for. */
export const readFragment = ((...given: unknown[]) => given.at(-1)) as ReadFragment;

type ReadFragment = typeof import("gql.tada").readFragment;

export type { FragmentOf, ResultOf, VariablesOf } from "gql.tada";
