import { Problem } from "@angel/kit/problem";
import { Field, ObjectType } from "type-graphql";
import { Member } from "./member.entity.js";

@ObjectType({
  implements: Problem,
  description: "Somebody of this name and day of birth is on a register of the union already.",
})
export class AlreadyMember extends Problem {
  @Field(() => Member, { nullable: true, description: "The member; null when the card is not yours to see." })
  member: Member | null;

  constructor(member: Member | null) {
    super({
      ru: "Человек с таким именем и датой рождения уже состоит на учёте в Профсоюзе.",
      en: "Somebody of this name and day of birth is a member already.",
    });
    this.member = member;
  }
}
