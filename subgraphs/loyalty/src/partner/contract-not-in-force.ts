import { Problem } from "@angel/kit/problem";
import { ObjectType } from "type-graphql";

@ObjectType({
  implements: Problem,
  description: "The contract with the partner does not hold on the day: it has ended or not begun.",
})
export class ContractNotInForce extends Problem {
  constructor() {
    super({
      ru: "Договор с этим партнёром не действует.",
      en: "The contract with this partner does not hold.",
    });
  }
}
