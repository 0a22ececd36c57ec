import { GraphQLScalarType } from "graphql";

/** A collection of points as maps take it. */
export interface FeatureCollection {
  readonly type: "FeatureCollection";
  readonly features: readonly {
    readonly type: "Feature";
    readonly id?: string;
    readonly geometry: { readonly type: "Point"; readonly coordinates: readonly [number, number] };
    readonly properties: Readonly<Record<string, unknown>>;
  }[];
}

export const GeoJsonScalar = new GraphQLScalarType<FeatureCollection, FeatureCollection>({
  name: "GeoJson",
  description: "A FeatureCollection of points (RFC 7946): longitude before latitude.",
  serialize: (value) => value as FeatureCollection,
});
