import { Directive, Field, ID, ObjectType } from "type-graphql";

/** As the registry has them, the highest first. */
export const OrganisationLevel = {
  NATIONAL: "NATIONAL",
  REGIONAL: "REGIONAL",
  OKRUG: "OKRUG",
  INDUSTRY: "INDUSTRY",
  TERRITORIAL: "TERRITORIAL",
  PRIMARY: "PRIMARY",
} as const;
export type OrganisationLevel = keyof typeof OrganisationLevel;

/** Registry's Organisation, to which analytics adds what is counted there and below. */
@Directive('@key(fields: "id")')
@ObjectType()
export class Organisation {
  @Field(() => ID)
  id!: string;

  /** The small number that stands in paths and in counts. */
  node!: number;

  /** Nodes from the root to itself: the place where permissions are asked for. */
  path!: string;

  level!: OrganisationLevel;

  name!: string;
}

/** Where the permission to see a figure is asked for. */
export const HERE = ({ path }: Organisation): string | false => path ?? false;
