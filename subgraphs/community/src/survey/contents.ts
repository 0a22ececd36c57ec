import type { Subject } from "@angel/kit/subgraph";
import { AnnounceSurvey } from "./announce-survey.js";
import { AnswerSurvey } from "./answer-survey.js";
import { CloseSurvey } from "./close-survey.js";
import { Survey } from "./survey.entity.js";
import { surveys as surveysById } from "./survey.loader.js";
import { OrganisationSurveysResolver, QuestionResultResolver, SurveyResolver } from "./survey.resolver.js";

export const surveys: Subject = {
  entities: [Survey],
  resolvers: [
    SurveyResolver,
    QuestionResultResolver,
    OrganisationSurveysResolver,
    AnnounceSurvey,
    AnswerSurvey,
    CloseSurvey,
  ],
  references: {
    Survey: {
      open: "What an organisation asks is for everyone; what was answered says itself who may read it.",
      load: surveysById,
    },
  },
};
