import { Problem } from "@angel/kit/problem";
import { Field, ObjectType } from "type-graphql";
import { Organisation } from "../organisation/organisation.stub.js";

@ObjectType({
  implements: Problem,
  description: "Only members of the organisation and of those below it may comment here.",
})
export class ForeignOrganisation extends Problem {
  constructor(organisationId: string) {
    super({
      ru: "Комментировать могут члены этой организации и входящих в неё.",
      en: "Only members of this organisation and of those below it may comment here.",
    });
    this.organisation = new Organisation(organisationId);
  }

  @Field(() => Organisation, { nullable: true, description: "The organisation whose members may." })
  organisation: Organisation;
}
