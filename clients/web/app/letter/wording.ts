/** What a letter says before anybody has written in it. */
export interface Wording {
  readonly subject: string;
  readonly body: string;
  readonly thanks: string;
}

/** Letters of the union are Russian in every language of the site. */
const TEMPLATES = {
  information: {
    subject: "Об информировании членов Профсоюза",
    body: "Уважаемые коллеги!\n\nСообщаем, что …\n\nПросим довести эту информацию до членов Профсоюза в срок до …",
    thanks: "Благодарим за сотрудничество.",
  },
  request: {
    subject: "О предоставлении сведений",
    body: "Уважаемые коллеги!\n\nПросим до … направить сведения о …\n\nОтвет просим дать письмом в реестре.",
    thanks: "Заранее благодарим за ответ.",
  },
  invitation: {
    subject: "О приглашении на заседание",
    body: "Уважаемые коллеги!\n\nПриглашаем вас принять участие в …, которое состоится … в … по адресу: …\n\nПовестка дня:\n1. …\n2. …\n\nО своём участии просим сообщить до …",
    thanks: "С уважением и надеждой на встречу.",
  },
  gratitude: {
    subject: "Благодарность",
    body: "Уважаемые коллеги!\n\nВыражаем благодарность за …\n\nЖелаем здоровья, успехов и новых сил в общем деле.",
    thanks: "",
  },
} satisfies Record<string, Wording>;

export type TemplateName = keyof typeof TEMPLATES;
export const TEMPLATE_NAMES = Object.keys(TEMPLATES) as TemplateName[];

const LONGEST_SUBJECT = 300;
const EMPTY: Wording = { subject: "", body: "", thanks: "" };

/** The wording of a template; nothing where there is none of that name. */
export function wordingOf(template: string | null): Wording {
  const name = TEMPLATE_NAMES.find((one) => one === template);
  return name ? TEMPLATES[name] : EMPTY;
}

interface Answered {
  readonly number: number;
  readonly sentOn: string;
  readonly subject: string;
}

/** An answer names the letter it answers by number and day; an answer to an answer names the last one alone. */
export function answerTo({ number, sentOn, subject }: Answered): Wording {
  const [year, month, day] = sentOn.split("-");
  const about = subject.replace(/^Ответ на исх\. № \d+ от [\d.]+: /, "");
  const named = `Ответ на исх. № ${number} от ${day}.${month}.${year}: ${about}`;
  return { ...EMPTY, subject: named.slice(0, LONGEST_SUBJECT), body: "Уважаемые коллеги!\n\n" };
}
