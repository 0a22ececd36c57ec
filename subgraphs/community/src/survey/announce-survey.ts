import { Permission } from "@angel/kit/access";
import { cursorOf } from "@angel/kit/connection";
import { May } from "@angel/kit/may";
import { momentKey } from "@angel/kit/moment";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import { forbidden, unauthenticated } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { isDeepStrictEqual } from "node:util";
import { OrganisationNotFound } from "../organisation/organisation-not-found.js";
import { places } from "../organisation/organisation-place.js";
import { QuestionReading, SurveyQuestionInput } from "./survey-input.js";
import { Survey, SurveyEdge, SurveyKind } from "./survey.entity.js";
import { surveyAnnounced } from "./survey.events.js";

@InputType({ description: "A survey to announce. Once announced, its questions stay." })
class AnnounceSurveyInput {
  @Field(() => ID, { description: "The organisation that asks its members and those of the ones below it." })
  organisationId!: string;

  @Field(() => SurveyKind, { defaultValue: SurveyKind.SURVEY, description: "What it is for." })
  kind!: SurveyKind;

  @Field(() => String, { description: "What it is called, at most 300 characters." })
  title!: string;

  @Field(() => String, { nullable: true, description: "What it is about, at most 4,000 characters." })
  description?: string | null;

  @Field(() => Date, { description: "Until when it is answered: not more than a year ahead." })
  endsAt!: Date;

  @Field(() => [SurveyQuestionInput], { description: "What is asked, in order: 1 to 50 questions." })
  questions!: SurveyQuestionInput[];
}

@ObjectType({ description: "The survey is announced." })
class AnnounceSurveyPayload {
  @Field(() => Survey, { description: "The survey." })
  survey!: Survey;

  @Field(() => SurveyEdge, { description: "The survey with its place in the list it joined." })
  surveyEdge!: InstanceType<typeof SurveyEdge>;
}

const AnnounceSurveyResult = createUnionType({
  name: "AnnounceSurveyResult",
  description: "How announcing the survey went.",
  types: () => [AnnounceSurveyPayload, OrganisationNotFound, InvalidInput] as const,
});

/** Those who keep an organisation ask its members. */
@Resolver()
export class AnnounceSurvey {
  @May(Permission.KEEP_ORGANISATION)
  @Mutation(() => AnnounceSurveyResult, {
    description:
      "Ask the members of an organisation and of those below it («объявить опрос»), or test what they know. Sent twice it is announced once; another of the title of one that is still answered is refused.",
  })
  async announceSurvey(
    @Arg("input", () => AnnounceSurveyInput, { description: "The survey." }) input: AnnounceSurveyInput,
    @Ctx() { em, viewer, load, tell }: Context,
  ): Promise<typeof AnnounceSurveyResult> {
    if (viewer.accountId === null) throw unauthenticated();
    const place = await load(places).load(input.organisationId);
    if (!place || place.isClosed) return new OrganisationNotFound();
    if (!viewer.may(Permission.KEEP_ORGANISATION, place.path)) throw forbidden();
    const reading = new QuestionReading(input.kind);
    const facts = {
      kind: input.kind,
      title: reading.words("title", input.title, 300),
      description: reading.text("description", input.description, 4_000),
      endsAt: reading.future("endsAt", input.endsAt),
      questions: reading.questions(input.questions),
    };
    if (reading.faults.length > 0) return new InvalidInput(reading.faults);

    await em.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`surveysOf:${place.id}`]);
    const known = await em.findOne(Survey, {
      organisationId: place.id,
      title: facts.title,
      endsAt: { $gt: new Date() },
    });
    const survey = Object.assign(new Survey(), facts, {
      organisationId: place.id,
      announcedBy: viewer.accountId,
    });
    if (known) {
      return isDeepStrictEqual(saidBy(known), saidBy(survey))
        ? announced(known)
        : new InvalidInput([taken()]);
    }
    await em.persist(survey).flush();
    tell(surveyAnnounced, { id: survey.id, organisationId: place.id });
    return announced(survey);
  }
}

/** What a survey says, and who says it: the same, where the same form is sent twice. */
function saidBy({ announcedBy, kind, title, description, endsAt, questions }: Survey) {
  const asked = questions.map(({ id: _asked, options, ...question }) => ({
    ...question,
    options: options.map(({ id: _chosen, ...option }) => option),
  }));
  return { announcedBy, kind, title, description, endsAt, asked };
}

function taken(): InvalidField {
  return new InvalidField("title", {
    ru: "Опрос с таким названием ещё идёт. Назовите иначе или завершите его.",
    en: "A survey of this title is still answered. Name this one otherwise, or close that one.",
  });
}

function announced(survey: Survey): AnnounceSurveyPayload {
  const surveyEdge = { node: survey, cursor: cursorOf(momentKey(survey.announcedAt, survey.id)) };
  return Object.assign(new AnnounceSurveyPayload(), { survey, surveyEdge });
}
