import { Field, ObjectType, registerEnumType } from "type-graphql";

export enum ContactKind {
  PHONE = "PHONE",
  EMAIL = "EMAIL",
  ADDRESS = "ADDRESS",
  SOCIAL = "SOCIAL",
}

registerEnumType(ContactKind, {
  name: "ContactKind",
  description: "A way to reach a person.",
  valuesConfig: {
    PHONE: { description: "A telephone («телефон»)." },
    EMAIL: { description: "An e-mail («электронная почта»)." },
    ADDRESS: { description: "A postal address («адрес»)." },
    SOCIAL: { description: "A page or a name in a social network or a messenger («соцсеть, мессенджер»)." },
  },
});

@ObjectType({ description: "A way to reach a member («Контакты»). The kind and the value name it." })
export class Contact {
  @Field(() => ContactKind, { description: "What it is." })
  kind!: ContactKind;

  @Field(() => String, { description: "The number, address or name." })
  value!: string;

  @Field(() => String, { nullable: true, description: "A note, as «рабочий»; null when there is none." })
  note!: string | null;

  @Field(() => Boolean, { description: "Whether the member prefers it to the others of its kind." })
  isPreferred!: boolean;
}
