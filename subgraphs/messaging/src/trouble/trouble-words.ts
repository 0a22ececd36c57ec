import type { Sentence } from "@angel/kit/problem";
import type { Wording } from "../notice/wording.js";

const AROUND: Record<string, Sentence> = {
  EMPLOYER: { ru: "одного работодателя", en: "one employer" },
  TOPIC: { ru: "одной темы", en: "one topic" },
  BRANCH: { ru: "одной отрасли", en: "one branch" },
  REGION: { ru: "вашего региона", en: "your region" },
};

/** Whose and what it is stands in the analysis; no name leaves it. */
export function troubleWords(subject: string): Wording {
  const around = AROUND[subject];
  return {
    title: { ru: "Обращений стало заметно больше", en: "Appeals have risen" },
    text: {
      ru: `Их больше обычного${around ? ` вокруг ${around.ru}` : ""}. Посмотрите анализ обращений.`,
      en: `There are more than usual${around ? ` around ${around.en}` : ""}. See the analysis of appeals.`,
    },
  };
}
