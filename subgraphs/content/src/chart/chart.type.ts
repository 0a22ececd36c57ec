import { Public } from "@angel/kit/may";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { safeLink } from "../document/safe-link.js";

export enum ChartUnit {
  PERCENT = "PERCENT",
  ROUBLES = "ROUBLES",
  PERSONS = "PERSONS",
}

registerEnumType(ChartUnit, {
  name: "ChartUnit",
  description: "What a chart counts in.",
  valuesConfig: {
    PERCENT: { description: "Per cent of those asked, from 0 to 100 («проценты»)." },
    ROUBLES: { description: "Roubles, with their kopecks after the point («рубли»)." },
    PERSONS: { description: "People, in whole numbers («люди»)." },
  },
});

/** A chart as the newsroom publishes it. */
export interface ChartRow {
  title: string;
  question: string | null;
  unit: ChartUnit;
  bars: { label: string; value: number; series: string | null }[];
  source: string;
  sourceUrl: string | null;
  measuredOn: PlainDate | null;
  respondents: string | null;
  respondentCount: number | null;
}

@ObjectType({ description: "One bar of a chart («столбик»)." })
class ChartBar {
  constructor({ label, value, series }: ChartRow["bars"][number]) {
    this.label = label;
    this.value = value;
    this.series = series;
  }

  @Public()
  @Field(() => String, { description: "What the bar is of; bars of several series share it." })
  label: string;

  @Public()
  @Field(() => Float, { description: "How much it is, in the chart's unit; never below zero." })
  value: number;

  @Public()
  @Field(() => String, {
    nullable: true,
    description:
      "Which of the things compared it belongs to («ряд»), as a year; null where there is but one.",
  })
  series: string | null;
}

@ObjectType({ description: "Where a chart's figures come from («источник»)." })
class ChartSource {
  constructor(name: string, url: string | null) {
    this.name = name;
    this.url = url;
  }

  @Public()
  @Field(() => String, { description: "Who counted, and where it is said." })
  name: string;

  @Public()
  @Field(() => String, {
    nullable: true,
    description: "The page where the figures can be checked, never a script; null when there is none.",
  })
  url: string | null;
}

@ObjectType({
  description: "A bar chart of an article («диаграмма»): a comparison that can be read as a table too.",
})
export class Chart {
  constructor(row: ChartRow) {
    this.title = row.title;
    this.question = row.question;
    this.unit = row.unit;
    this.bars = row.bars.map((bar) => new ChartBar(bar));
    this.source = new ChartSource(row.source, safeLink(row.sourceUrl));
    this.measuredOn = row.measuredOn;
    this.respondents = row.respondents;
    this.respondentCount = row.respondentCount;
  }

  @Public()
  @Field(() => String, { description: "What is seen on it." })
  title: string;

  @Public()
  @Field(() => String, {
    nullable: true,
    description: "The question as it was asked; null where nobody was asked, as of prices.",
  })
  question: string | null;

  @Public()
  @Field(() => ChartUnit, { description: "What its bars are counted in." })
  unit: ChartUnit;

  @Public()
  @Field(() => [ChartBar], { description: "Its bars in the order of its editor, two to twelve." })
  bars: ChartBar[];

  @Public()
  @Field(() => ChartSource, { description: "Where its figures come from." })
  source: ChartSource;

  @Public()
  @Field(() => PlainDateScalar, {
    nullable: true,
    description:
      "The day of the figures; the last one where people were asked for several. Null when not said.",
  })
  measuredOn: PlainDate | null;

  @Public()
  @Field(() => String, {
    nullable: true,
    description: "Who was asked («кого спрашивали»); null when not said.",
  })
  respondents: string | null;

  @Public()
  @Field(() => Int, { nullable: true, description: "How many were asked; null when not said." })
  respondentCount: number | null;
}
