import { connectionOf } from "@angel/kit/connection";
import type { Context } from "@angel/kit/subgraph";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Ctx, Directive, Field, ID, Int, ObjectType } from "type-graphql";

/** A file that goes with a post of a group; its content lies with the platform's files, under the same id. */
@Entity({ tableName: "group_files" })
@Directive('@key(fields: "id")')
@ObjectType({ description: "A file that goes with a post in a group («файл группы»)." })
export class GroupFile {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "The file's id." })
  id!: string;

  /** In this order files were added. */
  @Property({ type: "integer" })
  place!: number;

  @Property({ type: "uuid" })
  groupId!: string;

  @Property({ type: "uuid" })
  postId!: string;

  @Property({ type: "text" })
  @Field(() => String, { description: "The file's name, as it was sent." })
  name!: string;

  @Property({ type: "text" })
  @Field(() => String, { description: "What the file is, as application/pdf." })
  mediaType!: string;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "How many bytes it has." })
  size!: number;

  @Property({ type: "datetime", length: 3 })
  @Field(() => Date, { description: "When it was added." })
  addedAt!: Date;

  @Field(() => String, { description: "Where the gateway gives it out, for ten minutes." })
  url(@Ctx() { files }: Context): string {
    return files.link(this.id);
  }
}

export const { Connection: GroupFileConnection } = connectionOf(GroupFile);
