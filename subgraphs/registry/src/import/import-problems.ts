import { Problem } from "@angel/kit/problem";
import { Field, ObjectType } from "type-graphql";
import { ImportStatus } from "./member-import.entity.js";

@ObjectType({ implements: Problem, description: "There is no such file of members." })
export class ImportNotFound extends Problem {
  constructor() {
    super({
      ru: "Нет такого файла среди тех, которые вы ведёте.",
      en: "There is no such file among those that you keep.",
    });
  }
}

@ObjectType({ implements: Problem, description: "The file has a status with which this cannot be done." })
export class ImportStatusDiffers extends Problem {
  @Field(() => ImportStatus, { description: "The status it has." })
  status: ImportStatus;

  constructor(status: ImportStatus) {
    super({
      ru: "На этом шаге загрузки это сделать нельзя.",
      en: "This cannot be done at this step of the file.",
    });
    this.status = status;
  }
}
