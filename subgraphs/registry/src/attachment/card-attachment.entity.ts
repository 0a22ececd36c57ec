import { Entity, Property } from "@mikro-orm/decorators/legacy";
import { Field, ObjectType } from "type-graphql";
import { CardEntry } from "../card/card-entry.js";

@Entity({ tableName: "card_attachments" })
@ObjectType({ implements: CardEntry, description: "A file attached to a card («Присоединённый файл»)." })
export class CardAttachment extends CardEntry {
  @Property({ type: "uuid" })
  fileId!: string;

  @Property({ type: "text" })
  @Field(() => String, { description: "What it is: «Заявление», «Копия диплома»." })
  title!: string;
}
