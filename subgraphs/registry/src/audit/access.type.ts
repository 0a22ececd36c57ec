import { connectionOf } from "@angel/kit/connection";
import { Field, ID, ObjectType } from "type-graphql";

@ObjectType({ description: "That somebody's card was read («Кто смотрел мои данные»)." })
export class Access {
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => Date, { description: "When." })
  readAt!: Date;

  @Field(() => String, {
    description: "By which query or deed; `_entities` where another part of the platform asked.",
  })
  operation!: string;

  accountId!: string;
  role!: string;
  /** The node over which the role is held; null for the whole platform. */
  node!: number | null;
}

export const { Connection: AccessConnection } = connectionOf(Access);
