import { Problem } from "@angel/kit/problem";
import { ObjectType } from "type-graphql";

@ObjectType({ implements: Problem, description: "The sheet of that month has been closed." })
export class DuesSheetClosed extends Problem {
  constructor() {
    super({
      ru: "Ведомость за этот месяц закрыта: запишите платёж за следующий.",
      en: "The sheet of that month is closed: record it for the next one.",
    });
  }
}
