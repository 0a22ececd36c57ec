import { Public } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Ctx, Field, ObjectType } from "type-graphql";

@Entity({ tableName: "event_kinds" })
@ObjectType({ description: "A kind of events, from the dictionary («тип мероприятия»)." })
export class EventKind {
  @PrimaryKey({ type: "text" })
  @Public()
  @Field(() => String, { description: "Its code, by which it is chosen and sought." })
  code!: string;

  @Property({ type: "integer" })
  place!: number;

  @Property({ type: "text" })
  nameRu!: string;

  @Property({ type: "text" })
  nameEn!: string;

  @Public()
  @Field(() => String, { description: "What it is called, in the language of who reads." })
  name(@Ctx() { viewer }: Context): string {
    return viewer.locale === "en" ? this.nameEn : this.nameRu;
  }
}
