import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "What the reader may do with an appeal as it stands." })
export class AppealRights {
  @Field(() => Boolean, { description: "Say something in it: `replyToAppeal`." })
  reply!: boolean;

  @Field(() => Boolean, { description: "Make a note for those who handle it: `noteOnAppeal`." })
  note!: boolean;

  @Field(() => Boolean, { description: "Take it on, from somebody else too: `takeAppeal`." })
  takeOn!: boolean;

  @Field(() => Boolean, { description: "Say which kind and topic it is of: `sortAppeal`." })
  sort!: boolean;

  @Field(() => Boolean, { description: "Pass it on to another organisation: `passAppealOn`." })
  passOn!: boolean;

  @Field(() => Boolean, { description: "End it with an outcome: `closeAppeal`." })
  close!: boolean;

  @Field(() => Boolean, { description: "Open it again, as its author, once: `reopenAppeal`." })
  reopen!: boolean;

  @Field(() => Boolean, { description: "Say what one thinks of the answer, as its author: `rateAppeal`." })
  rate!: boolean;
}
