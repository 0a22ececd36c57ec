import { inPlace, placesIn } from "../form/count.js";
import { isDay } from "../form/day.js";
import { refuse, refuseFor } from "../form/refuse.server.js";
import { Refusal_Problem } from "../form/problem.js";
import type { Refusal } from "../form/refusal.js";
import { linesOf, oneOf, type Written, writtenIn } from "../form/written.js";
import { ask } from "../gateway/ask.server.js";
import { graphql } from "../gateway/graphql.js";
import { surveys } from "../language/surveys.js";
import type { Visit } from "../session/visit.js";
import { MOST_QUESTIONS } from "./question-count.js";

const AnnounceSurvey = graphql(
  `
    mutation AnnounceSurvey($input: AnnounceSurveyInput!) {
      result: announceSurvey(input: $input) {
        __typename
        ... on AnnounceSurveyPayload {
          survey {
            id
          }
        }
        ...Refusal_Problem
      }
    }
  `,
  [Refusal_Problem],
);

interface Announced {
  readonly id: string | null;
  readonly refusal: Refusal | null;
}

/** Announces what the form asks; questions that were left empty are not among it. */
export async function announceSurvey(
  visit: Visit,
  organisationId: string,
  form: FormData,
): Promise<Announced> {
  const written = writtenIn(form);
  const endsOn = written("endsOn");
  if (!isDay(endsOn)) {
    const message = surveys[visit.locale].form.noDay;
    return { id: null, refusal: refuse(form, { message, fields: [{ path: "endsAt", message }] }, visit) };
  }
  const asked = placesIn(written, MOST_QUESTIONS, ["text", "options"]);
  const input = {
    organisationId,
    kind: written("kind") === "TEST" ? ("TEST" as const) : ("SURVEY" as const),
    title: written("title"),
    description: written("description") || null,
    endsAt: `${endsOn}T23:59:59+03:00`,
    questions: asked.map((place) => questionIn(written, place)),
  };
  try {
    const { result } = (await ask(visit, AnnounceSurvey, { input })).data;
    if ("survey" in result) return { id: result.survey.id, refusal: null };
    const fields = "fields" in result ? result.fields.map((field) => inPlace(field, asked)) : undefined;
    return { id: null, refusal: refuse(form, { message: result.message, ...(fields && { fields }) }, visit) };
  } catch (error) {
    return { id: null, refusal: refuseFor(form, error, visit) };
  }
}

const KINDS = ["SINGLE", "MULTIPLE", "TEXT"] as const;

function questionIn(written: Written, place: number) {
  const kind = oneOf(KINDS, written(`kind-${place}`));
  const lines = kind === "TEXT" ? [] : linesOf(written(`options-${place}`));
  return {
    text: written(`text-${place}`),
    kind,
    isRequired: written(`optional-${place}`) === "",
    options: lines.map((line) => ({ text: line.replace(/^\*\s*/, ""), isRight: line.startsWith("*") })),
  };
}
