import { registerEnumType } from "type-graphql";

export enum MemberOrder {
  NAME = "NAME",
  NAME_DESCENDING = "NAME_DESCENDING",
}

registerEnumType(MemberOrder, {
  name: "MemberOrder",
  description: "The order of a list of members.",
  valuesConfig: {
    NAME: { description: "By surname, first name and patronymic." },
    NAME_DESCENDING: { description: "The same from the end." },
  },
});
