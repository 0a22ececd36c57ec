import type { Context } from "@angel/kit/subgraph";
import type { Counts, Partition } from "../masking/suppress.js";
import { type ToldCounts, toldCounts } from "../masking/told-counts.js";
import { grouped } from "../organisation/grouped.js";
import { countsBelow, type Sum } from "../organisation/sum-below.js";
import { MonitoringAnswerKind, type MonitoringQuestion } from "./monitoring-question.type.js";
import { MonitoringSummary, MonitoringTotal } from "./monitoring-summary.type.js";
import type { Monitoring } from "./monitoring.entity.js";
import type { Asked } from "./registered.loader.js";

/** Who is asked by a monitoring, with the answers that count; whoever has closed is asked no more, but counts if they answered. */
export const ASKED = {
  join: `left join monitoring_submissions submission on submission.organisation_id = organisation_place.id
    and monitoring_id = ? and replaced_at is null`,
  where: "organisation_place.level = ? and (closed_on is null or submission.id is not null)",
} as const;

const PEOPLE = "people";

/** The answers summed up, of many organisations at once. */
export async function monitoringSummaries(
  asked: readonly Asked[],
  context: Context,
): Promise<MonitoringSummary[]> {
  const found = new Map<Asked, MonitoringSummary>();
  for (const [monitoring, alike] of grouped(asked, (one) => one.monitoring)) {
    const sum = sumOf(monitoring);
    const counts = await toldCounts(
      alike.map(({ organisation }) => organisation),
      { read: (places, its) => countsBelow(places, sum, its), partitions: partitionsOf(monitoring) },
      context,
    );
    for (const [at, one] of alike.entries()) found.set(one, summaryOf(one, counts[at] as ToldCounts));
  }
  return asked.map((one) => found.get(one) as MonitoringSummary);
}

/** All numbers of people are told or hidden together: a monitoring may ask for men, for women, and for both. */
function partitionsOf({ questions }: Monitoring): Partition[] {
  const ofPeople = questions.filter(({ isOfPeople }) => isOfPeople).map(sumKey);
  return [{ name: PEOPLE, cells: (counts) => ofPeople.map((key) => counts[key] ?? 0) }];
}

function sumOf({ id, level, questions }: Monitoring): Sum {
  const ofQuestions = questions.flatMap((question) => {
    const { number, kind, choices } = question;
    const answer = `answers ->> '${number}'`;
    return [
      `count(${answer})::int as ${answeredKey(question)}`,
      ...(kind === MonitoringAnswerKind.NUMBER
        ? [`coalesce(sum((${answer})::numeric), 0)::float8 as ${sumKey(question)}`]
        : []),
      ...choices.map(
        (_, at) => `(count(*) filter (where ${answer} = '${at}'))::int as ${choiceKey(question, at)}`,
      ),
    ];
  });
  return {
    view: "organisation_place",
    ...ASKED,
    params: [id, level],
    own: "node",
    sums: [
      "count(*)::int as asked",
      "count(submission.id)::int as submitted",
      "(count(*) filter (where is_late))::int as late",
      ...ofQuestions,
    ].join(", "),
  };
}

const answeredKey = ({ number }: MonitoringQuestion) => `answered_${number}`;
const sumKey = ({ number }: MonitoringQuestion) => `sum_${number}`;
const choiceKey = ({ number }: MonitoringQuestion, at: number) => `choice_${number}_${at}`;

function summaryOf({ monitoring, organisation }: Asked, { counts, hidden }: ToldCounts): MonitoringSummary {
  return Object.assign(new MonitoringSummary(), {
    monitoring,
    organisation,
    asked: counts["asked"] ?? 0,
    submitted: counts["submitted"] ?? 0,
    late: counts["late"] ?? 0,
    totals: monitoring.questions.map((question) => totalOf(question, counts, hidden.has(PEOPLE))),
  });
}

function totalOf(question: MonitoringQuestion, counts: Counts, isHidden: boolean): MonitoringTotal {
  const isTold = question.kind === MonitoringAnswerKind.NUMBER && !(question.isOfPeople && isHidden);
  return Object.assign(new MonitoringTotal(), {
    question,
    answered: counts[answeredKey(question)] ?? 0,
    sum: isTold ? (counts[sumKey(question)] ?? 0) : null,
    choices: question.choices.map((choice, at) => ({
      choice,
      organisations: counts[choiceKey(question, at)] ?? 0,
    })),
  });
}
