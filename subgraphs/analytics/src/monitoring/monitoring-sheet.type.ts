import { connectionOf } from "@angel/kit/connection";
import { Field, Float, ObjectType } from "type-graphql";
import { Organisation } from "../organisation/organisation.stub.js";
import { MonitoringQuestion } from "./monitoring-question.type.js";
import { MonitoringSubmission } from "./monitoring-submission.entity.js";
import { Monitoring } from "./monitoring.entity.js";

@ObjectType({ description: "An answer to a question of a monitoring." })
export class MonitoringAnswer {
  @Field(() => MonitoringQuestion, { description: "What was asked." })
  question!: MonitoringQuestion;

  @Field(() => Float, { nullable: true, description: "The number; null where there is none." })
  number!: number | null;

  @Field(() => String, { nullable: true, description: "What was chosen or written; null where nothing was." })
  text!: string | null;

  sheet!: { monitoring: Monitoring; organisation: Organisation };
}

@ObjectType({
  description: "What an organisation is asked by a monitoring, with its answers («анкета мониторинга»).",
})
export class MonitoringSheet {
  constructor(monitoring: Monitoring, organisation: Organisation, submission: MonitoringSubmission | null) {
    Object.assign(this, { monitoring, organisation, submission });
  }

  @Field(() => Monitoring, { description: "What asks." })
  monitoring!: Monitoring;

  @Field(() => Organisation, { description: "Who is asked." })
  organisation!: Organisation;

  @Field(() => MonitoringSubmission, {
    nullable: true,
    description: "The answers that count; null until they are handed over («не сдано»).",
  })
  submission!: MonitoringSubmission | null;

  /** By name, where it stands in a list. */
  nameKey?: string;
}

export const { Connection: MonitoringSheetConnection } = connectionOf(MonitoringSheet);
