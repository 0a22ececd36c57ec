import { InvalidField } from "@angel/kit/problem";
import { Field, Int, ObjectType } from "type-graphql";
import { ConsentPurpose } from "./consent-purpose.js";

@ObjectType({ description: "A text to agree to, a document of its own (152-ФЗ, article 9)." })
export class ConsentText {
  @Field(() => ConsentPurpose, { description: "To what it agrees." })
  purpose!: ConsentPurpose;

  @Field(() => Int, { description: "Its version: it is given back with the consent." })
  version!: number;

  @Field(() => Boolean, { description: "Whether nobody is admitted without it." })
  isRequired!: boolean;

  @Field(() => String, { description: "Who is given the data, in Russian." })
  recipient!: string;

  @Field(() => String, { description: "Its title, in Russian, the language of the law." })
  title!: string;

  @Field(() => String, {
    description: "The text, in Russian, the language of the law; an empty line parts paragraphs.",
  })
  text!: string;
}

const WITHDRAWAL =
  "Согласие действует до его отзыва. Отозвать его можно в любое время письменным заявлением в первичную профсоюзную " +
  "организацию или в личном кабинете; обработка прекращается не позднее тридцати дней со дня отзыва, кроме случаев, " +
  "предусмотренных законом.";

const UNION = "Профсоюз";

/** The texts in force. A changed text gets a new version, so that everyone's consent says what was agreed to. */
export const CONSENT_TEXTS: readonly ConsentText[] = [
  text(
    ConsentPurpose.MEMBERSHIP,
    UNION,
    "Согласие на обработку персональных данных для учёта членства",
    "В соответствии со статьёй 9 Федерального закона № 152-ФЗ «О персональных данных» даю Профсоюзу согласие на " +
      "обработку моих персональных данных: фамилии, имени, отчества, пола, даты рождения, места работы (учёбы), " +
      "должности, телефона, адреса электронной почты.",
    "Цель: рассмотрение заявления о вступлении и учёт членства в Профсоюзе. Действия: сбор, запись, хранение, " +
      "уточнение, использование, удаление, в том числе с использованием средств автоматизации.",
  ),
  text(
    ConsentPurpose.STATISTICS,
    "вышестоящие организации Профсоюза",
    "Согласие на обработку данных для отчётности",
    "Даю согласие на использование сведений учётной карточки в отчётах организаций Профсоюза всех уровней.",
    "Цель: статистическая отчётность. Публикуются только обобщённые сведения.",
  ),
  text(
    ConsentPurpose.WITHHOLDING,
    "работодатель",
    "Согласие на передачу данных работодателю для удержания взносов",
    "Даю согласие на передачу моему работодателю фамилии, имени, отчества и размера членского профсоюзного взноса.",
    "Цель: ежемесячное безналичное удержание членских профсоюзных взносов (статья 377 Трудового кодекса Российской " +
      "Федерации).",
  ),
  text(
    ConsentPurpose.NOTIFICATIONS,
    UNION,
    "Согласие на получение сообщений Профсоюза",
    "Даю согласие на получение сообщений Профсоюза по телефону и электронной почте, указанным в заявлении.",
    "Цель: уведомления о делах, мероприятиях и услугах Профсоюза.",
  ),
  text(
    ConsentPurpose.CARD,
    "изготовитель электронного профсоюзного билета",
    "Согласие на передачу данных для изготовления билета",
    "Даю согласие на передачу изготовителю фамилии, имени, отчества и номера электронного профсоюзного билета.",
    "Цель: изготовление и выдача электронного профсоюзного билета.",
  ),
  text(
    ConsentPurpose.BONUS_PROGRAMME,
    "оператор бонусной программы",
    "Согласие на участие в бонусной программе",
    "Даю согласие на передачу оператору бонусной программы номера билета и сведений о действительности членства.",
    "Цель: скидки и возврат части средств за покупки.",
  ),
  text(
    ConsentPurpose.INSURANCE,
    "страховщик",
    "Согласие на обработку данных для страхования",
    "Даю согласие на передачу страховщику фамилии, имени, отчества, даты рождения, номера билета, а при страховом " +
      "случае — сведений о состоянии здоровья.",
    "Цель: страхование членов Профсоюза и выплаты по страховым случаям.",
  ),
  text(
    ConsentPurpose.PUBLICATION,
    "неограниченный круг лиц",
    "Согласие на распространение данных на сайтах Профсоюза",
    "Даю согласие на размещение на сайтах Профсоюза фамилии, имени, отчества и должности (статья 10.1 Федерального " +
      "закона № 152-ФЗ).",
    "Цель: рассказ о людях и делах Профсоюза.",
  ),
  text(
    ConsentPurpose.PHOTO_VIDEO,
    "неограниченный круг лиц",
    "Согласие на использование изображения",
    "Даю согласие на использование фотографий и видеозаписей, на которых я изображён(а), в материалах Профсоюза.",
    "Цель: рассказ о людях и делах Профсоюза.",
  ),
  text(
    ConsentPurpose.LEGAL_AID,
    "правовая инспекция труда Профсоюза",
    "Согласие на обработку данных для правовой помощи",
    "Даю согласие на обработку сведений и документов, которые я передаю для защиты моих прав.",
    "Цель: правовая помощь и представительство.",
  ),
];

/** Which of them an applicant is asked for. */
const ON_JOINING: readonly ConsentPurpose[] = [
  ConsentPurpose.MEMBERSHIP,
  ConsentPurpose.WITHHOLDING,
  ConsentPurpose.NOTIFICATIONS,
];
export const TEXTS_ON_JOINING = CONSENT_TEXTS.filter(({ purpose }) => ON_JOINING.includes(purpose));

/** None while the text that was shown is the one in force. */
export function faultsOfText(purpose: ConsentPurpose, version: number): InvalidField[] {
  if (CONSENT_TEXTS.some((known) => known.purpose === purpose && known.version === version)) return [];
  return [
    new InvalidField("textVersion", {
      ru: "Текст согласия изменился: прочитайте его ещё раз.",
      en: "The text has changed: read it again.",
    }),
  ];
}

function text(
  purpose: ConsentPurpose,
  recipient: string,
  title: string,
  ...paragraphs: string[]
): ConsentText {
  const whole = [...paragraphs, WITHDRAWAL].join("\n\n");
  // Nobody is admitted without the register.
  const isRequired = purpose === ConsentPurpose.MEMBERSHIP;
  return { purpose, version: 1, isRequired, recipient, title, text: whole };
}
