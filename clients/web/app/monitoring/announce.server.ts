import { inPlace, placesIn } from "../form/count.js";
import { isDay } from "../form/day.js";
import { Refusal_Problem } from "../form/problem.js";
import type { Refusal } from "../form/refusal.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import { linesOf, oneOf, type Written, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { monitorings } from "../language/monitorings.js";
import type { Visit } from "../session/visit.js";
import { LEVELS } from "../structure/levels.js";
import { MOST_QUESTIONS } from "./question-count.js";

const AnnounceMonitoring = graphql(
  `
    mutation AnnounceMonitoring($input: AnnounceMonitoringInput!) {
      result: announceMonitoring(input: $input) {
        __typename
        ... on AnnounceMonitoringPayload {
          monitoring {
            id
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

type Announced =
  { readonly id: string; readonly refusal: null } | { readonly id: null; readonly refusal: Refusal };

const DAYS = ["periodFrom", "periodUntil", "dueOn"] as const;

/** Announces what the form asks; questions that were left empty are not among it. */
export async function announceMonitoring(
  visit: Visit,
  organisationId: string,
  form: FormData,
): Promise<Announced> {
  const written = writtenIn(form);
  const message = monitorings[visit.locale].form.noDay;
  const noDays = DAYS.filter((day) => !isDay(written(day))).map((path) => ({ path, message }));
  if (noDays.length > 0) return { id: null, refusal: refuse(form, { message, fields: noDays }, visit) };
  const asked = placesIn(written, MOST_QUESTIONS, ["text", "row", "choices"]);
  const input = {
    organisationId,
    title: written("title"),
    explanation: written("explanation") || null,
    level: oneOf(LEVELS, written("level")),
    periodFrom: written("periodFrom"),
    periodUntil: written("periodUntil"),
    dueOn: written("dueOn"),
    questions: asked.map((place) => questionIn(written, place)),
  };
  try {
    const { result } = (await ask(visit, AnnounceMonitoring, { input })).data;
    if ("monitoring" in result) return { id: result.monitoring.id, refusal: null };
    const fields = "fields" in result ? result.fields.map((field) => inPlace(field, asked)) : undefined;
    return { id: null, refusal: refuse(form, { message: result.message, ...(fields && { fields }) }, visit) };
  } catch (error) {
    return { id: null, refusal: refuseFor(form, error, visit) };
  }
}

const KINDS = ["NUMBER", "CHOICE", "TEXT"] as const;

/** A question as it is asked; what another kind of answer would need is not. */
function questionIn(written: Written, place: number) {
  const kind = oneOf(KINDS, written(`kind-${place}`));
  const isNumber = kind === "NUMBER";
  return {
    text: written(`text-${place}`) || null,
    kind,
    choices: kind === "CHOICE" ? linesOf(written(`choices-${place}`)) : [],
    row: isNumber ? written(`row-${place}`) || null : null,
    isOfPeople: isNumber && written(`isOfPeople-${place}`) !== "",
    isRequired: written(`isOptional-${place}`) === "",
  };
}
