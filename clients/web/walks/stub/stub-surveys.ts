import { type Args, type Asked, type PageArgs, signedIn } from "./asked.js";
import { listPage } from "./list-page.js";
import { organisations, type Person } from "./stub-union.js";

interface Question {
  readonly text: string;
  readonly kind: string;
  readonly isRequired: boolean;
  readonly options: readonly { readonly text: string; readonly isRight: boolean }[];
}
interface Written {
  readonly organisationId: string;
  readonly kind: string;
  readonly title: string;
  readonly description: string | null;
  readonly endsAt: string;
  readonly questions: readonly Question[];
}

/** A survey with who has answered it; of what was answered it keeps nothing. */
class StubSurvey {
  readonly #answered = new Set<string>();
  isOpen = true;

  constructor(
    readonly id: string,
    private readonly written: Written,
  ) {}

  answer(person: Person): void {
    this.#answered.add(person.id);
  }

  shown(person: Person | null) {
    const questions = this.written.questions.map((question, at) => ({
      ...question,
      id: `${this.id}-${at}`,
      options: question.options.map((option, place) => ({ ...option, id: `${this.id}-${at}-${place}` })),
    }));
    const hasAnswered = person !== null && this.#answered.has(person.id);
    return {
      ...this.written,
      id: this.id,
      isOpen: this.isOpen,
      mostScore: 0,
      answered: this.#answered.size,
      organisation: organisations.find(({ id }) => id === this.written.organisationId),
      questions,
      viewerCanAnswer: this.isOpen && person?.role === "MEMBER" && !hasAnswered,
      viewerHasAnswered: hasAnswered,
      viewerScore: null,
      viewerCanKeep: person?.role === "STAFF",
      results: this.isOpen
        ? null
        : {
            averageScore: null,
            questions: questions.map((question) => ({
              question,
              texts: [],
              options: question.options.map((option) => ({ option, chosen: null, isRight: null })),
            })),
          },
    };
  }
}

/** The surveys of all organisations. */
export class StubSurveys {
  readonly #surveys: StubSurvey[] = [];

  ofOrganisation() {
    return {
      surveys: (page: PageArgs, { person }: Asked) =>
        listPage(
          this.#surveys.map((survey) => survey.shown(person)),
          page,
        ),
    };
  }

  fields() {
    return {
      survey: ({ id }: { id: string }, { person }: Asked) =>
        this.#surveys.find((one) => one.id === id)?.shown(person) ?? null,
      announceSurvey: ({ input }: Args<Written>, asked: Asked) => {
        const fault = input.questions.findIndex(({ kind, options }) => kind !== "TEXT" && options.length < 2);
        if (fault >= 0) {
          const fields = [{ path: `questions.${fault}.options`, message: "От 2 до 20 ответов." }];
          return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields };
        }
        const survey = new StubSurvey(`survey-${this.#surveys.length + 1}`, input);
        this.#surveys.push(survey);
        return { __typename: "AnnounceSurveyPayload", survey: survey.shown(signedIn(asked)) };
      },
      answerSurvey: ({ input }: Args<{ surveyId: string }>, asked: Asked) => {
        this.#surveys.find(({ id }) => id === input.surveyId)?.answer(signedIn(asked));
        return { __typename: "AnswerSurveyPayload" };
      },
      closeSurvey: ({ input }: Args<{ surveyId: string }>) => {
        const survey = this.#surveys.find(({ id }) => id === input.surveyId);
        if (survey) survey.isOpen = false;
        return { __typename: "CloseSurveyPayload" };
      },
    };
  }
}
