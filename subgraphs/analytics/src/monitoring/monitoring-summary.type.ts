import { Field, Float, Int, ObjectType } from "type-graphql";
import { Organisation } from "../organisation/organisation.stub.js";
import { MonitoringQuestion } from "./monitoring-question.type.js";
import { Monitoring } from "./monitoring.entity.js";

@ObjectType({ description: "How many organisations chose an answer." })
class MonitoringChoiceCount {
  @Field(() => String, { description: "What could be chosen." })
  choice!: string;

  @Field(() => Int, { description: "How many chose it." })
  organisations!: number;
}

@ObjectType({ description: "What was answered to a question, summed up." })
export class MonitoringTotal {
  @Field(() => MonitoringQuestion, { description: "What was asked." })
  question!: MonitoringQuestion;

  @Field(() => Int, { description: "How many organisations answered it." })
  answered!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "The sum of the numbers; null where no numbers are asked for, or when hidden from you: few people, or a neighbour from which they would follow.",
  })
  sum!: number | null;

  @Field(() => [MonitoringChoiceCount], { description: "How often each was chosen; empty where nothing is." })
  choices!: MonitoringChoiceCount[];
}

@ObjectType({
  description: "What was answered to a monitoring at an organisation and below it («свод мониторинга»).",
})
export class MonitoringSummary {
  @Field(() => Monitoring, { description: "What asks." })
  monitoring!: Monitoring;

  @Field(() => Organisation, { description: "At whom, with all below." })
  organisation!: Organisation;

  @Field(() => Int, { description: "How many organisations are asked." })
  asked!: number;

  @Field(() => Int, { description: "How many of them have answered («сдали»)." })
  submitted!: number;

  @Field(() => Int, { description: "How many of those first answered after the last day." })
  late!: number;

  @Field(() => [MonitoringTotal], { description: "The answers summed up, question by question." })
  totals!: MonitoringTotal[];
}
