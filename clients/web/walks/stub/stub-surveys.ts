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
  /** What was written, wherever it is asked for; a walk puts it there. */
  texts: readonly string[] = [];

  constructor(
    readonly id: string,
    private readonly written: Written,
  ) {}

  isCalled(title: string): boolean {
    return this.written.title === title;
  }

  answer(person: Person): void {
    this.#answered.add(person.id);
  }

  shown(person: Person | null) {
    const questions = this.written.questions.map((question, at) => ({
      ...question,
      id: `${this.id}-${at}`,
      options: question.options.map((option, place) => ({ ...option, id: `${this.id}-${at}-${place}` })),
    }));
    const texts = this.texts.map((text, at) => ({ id: `${this.id}-text-${at}`, text }));
    const results = questions.map((question) => ({
      question,
      texts: (page: PageArgs) =>
        person?.role === "STAFF" && question.kind === "TEXT" ? listPage(texts, page) : null,
      options: question.options.map((option) => ({ option, chosen: null, isRight: null })),
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
            questions: results,
            question: ({ id }: { id: string }) => results.find(({ question }) => question.id === id) ?? null,
          },
    };
  }
}

/** The surveys of all organisations. */
export class StubSurveys {
  readonly #surveys: StubSurvey[] = [];

  ask(written: Written): StubSurvey {
    const survey = new StubSurvey(`survey-${this.#surveys.length + 1}`, written);
    this.#surveys.push(survey);
    return survey;
  }

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
        if (this.#surveys.some((one) => one.isOpen && one.isCalled(input.title))) {
          const fields = [{ path: "title", message: "Опрос с таким названием ещё идёт." }];
          return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields };
        }
        const survey = this.ask(input);
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
