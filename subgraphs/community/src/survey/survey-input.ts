import { InvalidField } from "@angel/kit/problem";
import { faultOfText, tidy } from "@angel/kit/text";
import { randomUUID } from "node:crypto";
import { Field, InputType } from "type-graphql";
import { SurveyKind } from "./survey.entity.js";
import { QuestionKind, type SurveyOption, type SurveyQuestion } from "./survey-question.type.js";

@InputType({ description: "An answer that can be chosen." })
class SurveyOptionInput {
  @Field(() => String, { description: "What it says, at most 300 characters." })
  text!: string;

  @Field(() => Boolean, { defaultValue: false, description: "Whether it is right; in a test alone." })
  isRight!: boolean;
}

@InputType({ description: "A question of a survey." })
export class SurveyQuestionInput {
  @Field(() => String, { description: "What is asked, at most 1,000 characters." })
  text!: string;

  @Field(() => QuestionKind, { defaultValue: QuestionKind.SINGLE, description: "How it is answered." })
  kind!: QuestionKind;

  @Field(() => Boolean, { defaultValue: true, description: "Whether it must be answered." })
  isRequired!: boolean;

  @Field(() => [SurveyOptionInput], {
    defaultValue: [],
    description:
      "What can be chosen, in order: 2 to 20, and in a test at least one that is right, of a single choice exactly one. None where one writes.",
  })
  options!: SurveyOptionInput[];
}

const MOST_QUESTIONS = 50;
const MOST_OPTIONS = 20;
const YEAR_MS = 366 * 86_400_000;

/** Reads a survey as it was written, and remembers what is wrong with it. */
export class QuestionReading {
  readonly faults: InvalidField[] = [];

  constructor(private readonly kind: SurveyKind) {}

  words(path: string, written: string, most: number): string {
    const text = tidy(written);
    const fault = faultOfText(path, text, most);
    if (fault) this.faults.push(fault);
    return text;
  }

  text(path: string, written: string | null | undefined, most: number): string | null {
    return tidy(written ?? "") === "" ? null : this.words(path, written ?? "", most);
  }

  future(path: string, moment: Date, now = Date.now()): Date {
    if (moment.getTime() <= now || moment.getTime() > now + YEAR_MS) {
      this.#fault(path, "В будущем, не дальше года.", "In the future, not more than a year ahead.");
    }
    return moment;
  }

  questions(written: readonly SurveyQuestionInput[]): SurveyQuestion[] {
    if (written.length === 0 || written.length > MOST_QUESTIONS) {
      this.#fault(
        "questions",
        `От 1 до ${MOST_QUESTIONS} вопросов.`,
        `From 1 to ${MOST_QUESTIONS} questions.`,
      );
    }
    return written.slice(0, MOST_QUESTIONS).map(({ text, kind, isRequired, options }, place) => {
      const path = `questions.${place}`;
      return {
        id: randomUUID(),
        text: this.words(`${path}.text`, text, 1_000),
        kind,
        isRequired,
        options: this.#options(`${path}.options`, kind, options),
      };
    });
  }

  #options(path: string, kind: QuestionKind, written: readonly SurveyOptionInput[]): SurveyOption[] {
    if (kind === QuestionKind.TEXT) {
      if (written.length > 0) this.#fault(path, "Здесь пишут своими словами.", "One writes here.");
      return [];
    }
    if (written.length < 2 || written.length > MOST_OPTIONS) {
      this.#fault(path, `От 2 до ${MOST_OPTIONS} ответов.`, `From 2 to ${MOST_OPTIONS} options.`);
    }
    const right = written.filter(({ isRight }) => isRight).length;
    if (this.kind === SurveyKind.SURVEY && right > 0) {
      this.#fault(path, "Верные ответы бывают только в тесте.", "Only a test has right answers.");
    }
    if (this.kind === SurveyKind.TEST && (right === 0 || (kind === QuestionKind.SINGLE && right > 1))) {
      this.#fault(path, "Отметьте верный ответ.", "Mark the right answer.");
    }
    return written.slice(0, MOST_OPTIONS).map(({ text, isRight }, place) => ({
      id: randomUUID(),
      text: this.words(`${path}.${place}.text`, text, 300),
      isRight,
    }));
  }

  #fault(path: string, ru: string, en: string): void {
    this.faults.push(new InvalidField(path, { ru, en }));
  }
}
