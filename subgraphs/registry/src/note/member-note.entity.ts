import { Entity, Property } from "@mikro-orm/decorators/legacy";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import { CardEntry } from "../card/card-entry.js";

export enum NoteKind {
  PROBLEM = "PROBLEM",
  INTEREST = "INTEREST",
  PREFERENCE = "PREFERENCE",
  CONVERSATION = "CONVERSATION",
  OTHER = "OTHER",
}

registerEnumType(NoteKind, {
  name: "NoteKind",
  description: "What a note on a card is about.",
  valuesConfig: {
    PROBLEM: { description: "What troubles the member («проблема»)." },
    INTEREST: { description: "What the member likes to do («интерес»)." },
    PREFERENCE: { description: "How the member wants to be dealt with («предпочтение»)." },
    CONVERSATION: { description: "What was talked about («обращение, разговор»)." },
    OTHER: { description: "Something else («иное»)." },
  },
});

@Entity({ tableName: "member_notes" })
@ObjectType({ implements: CardEntry, description: "What is to be remembered of a member («Дополнительно»)." })
export class MemberNote extends CardEntry {
  @Property({ type: "text" })
  @Field(() => NoteKind, { description: "What it is about." })
  kind!: NoteKind;

  @Property({ type: "text" })
  @Field(() => String, { description: "The note, in plain text." })
  text!: string;
}
