import { Field, Int, ObjectType } from "type-graphql";
import { Organisation } from "../organisation/organisation.stub.js";

@ObjectType({ description: "How the union is reached by voice and by letter («Горячая линия»)." })
export class Hotline {
  organisationId!: string;

  @Field(() => String, { description: "Its number, as people dial it." })
  telephone!: string;

  @Field(() => Boolean, { description: "Whether calls cost nothing from any operator («бесплатно»)." })
  isFree!: boolean;

  @Field(() => String, { nullable: true, description: "Its e-mail; null when it has none." })
  email!: string | null;

  @Field(() => [String], {
    description: "Where else it can be written to, as addresses of pages; at most ten.",
  })
  links!: string[];

  @Field(() => String, { description: "From when it answers, as `09:00` of its own time." })
  opensAt!: string;

  @Field(() => String, { description: "Until when it answers, as `18:00`." })
  closesAt!: string;

  @Field(() => [Int], { description: "On which days it answers, 1 for Monday to 7 for Sunday." })
  weekdays!: number[];

  @Field(() => String, { description: "Whose time that is, as `Europe/Moscow`." })
  timeZone!: string;

  @Field(() => Boolean, { description: "Whether it answers right now." })
  isOpen!: boolean;

  @Field(() => Organisation, {
    nullable: true,
    description: "Whose it is; null when the register cannot be asked.",
  })
  get organisation(): Organisation {
    return new Organisation(this.organisationId);
  }
}
