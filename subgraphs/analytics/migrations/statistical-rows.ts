/** One row of a statutory form, as it is laid into the table `statistical_rows`. */
export interface RowDefinition {
  readonly number: string;
  readonly title: string;
  readonly unit: "PERSONS" | "ORGANISATIONS" | "PIECES" | "SHARE" | "AVERAGE" | "DAY";
  /** Where the figure comes from, for people. */
  readonly source: string;
  /** The facts that are added up. */
  readonly numerator: readonly string[];
  /** The facts that the sum is divided by. */
  readonly denominator?: readonly string[];
  /** The forms that have the row; all when left out. */
  readonly forms?: readonly ("5-СП" | "2-СП" | "1-СП")[];
}

const CARDS = "Учётные карточки на дату отчёта";
const MOVEMENTS = "Движение по учёту за год";
const ORGANISATION = "Вкладка «Организация»";
const HEADS = "Вкладка «Председатель»";
const TRAINING = "Вкладка «Обучение» карточек за год";
const DUES = "Вкладка «Взносы»";
const ACTS = "Вкладка «Акты соцпартнёрства»";
const EPB = "Электронные профсоюзные билеты";
const PRIMARY = ["5-СП"] as const;
const ABOVE = ["2-СП", "1-СП"] as const;

/** The rows since the report of 2016: a new set is a new version, and reports already locked keep theirs. */
export const ROWS: readonly RowDefinition[] = [
  {
    number: "0",
    title: "Первичных профсоюзных организаций",
    unit: "ORGANISATIONS",
    source: "Реестр организаций",
    numerator: ["primaries"],
    forms: ABOVE,
  },
  {
    number: "0.1",
    title: "в том числе малочисленных",
    unit: "ORGANISATIONS",
    source: "Реестр организаций",
    numerator: ["primaries_small"],
    forms: ABOVE,
  },
  {
    number: "1",
    title: "Работающих в организации (без совместителей)",
    unit: "PERSONS",
    source: ORGANISATION,
    numerator: ["staff_employed"],
  },
  {
    number: "1.1",
    title: "из них педагогических работников",
    unit: "PERSONS",
    source: ORGANISATION,
    numerator: ["staff_pedagogical"],
  },
  {
    number: "1.2",
    title: "из них молодёжи до 35 лет",
    unit: "PERSONS",
    source: ORGANISATION,
    numerator: ["staff_young"],
  },
  {
    number: "2",
    title: "Членов Профсоюза, всего",
    unit: "PERSONS",
    source: CARDS,
    numerator: ["members"],
  },
  { number: "2.1", title: "работающих", unit: "PERSONS", source: CARDS, numerator: ["employed"] },
  {
    number: "2.2",
    title: "из них педагогических работников",
    unit: "PERSONS",
    source: CARDS,
    numerator: ["pedagogical"],
  },
  {
    number: "2.3",
    title: "молодёжи до 35 лет включительно",
    unit: "PERSONS",
    source: CARDS,
    numerator: ["young"],
  },
  { number: "2.4", title: "женщин", unit: "PERSONS", source: CARDS, numerator: ["women"] },
  {
    number: "2.5",
    title: "обучающихся (студентов)",
    unit: "PERSONS",
    source: CARDS,
    numerator: ["students"],
  },
  {
    number: "2.6",
    title: "неработающих пенсионеров",
    unit: "PERSONS",
    source: CARDS,
    numerator: ["pensioners"],
  },
  {
    number: "3.1",
    title: "Охват профсоюзным членством работающих",
    unit: "SHARE",
    source: "Строки 2.1 и 1",
    numerator: ["employed"],
    denominator: ["staff_employed"],
  },
  {
    number: "3.2",
    title: "Охват педагогических работников",
    unit: "SHARE",
    source: "Строки 2.2 и 1.1",
    numerator: ["pedagogical"],
    denominator: ["staff_pedagogical"],
  },
  {
    number: "4",
    title: "Принято на учёт за год",
    unit: "PERSONS",
    source: MOVEMENTS,
    numerator: ["admitted", "transferred_in"],
  },
  {
    number: "4.1",
    title: "впервые вступивших в Профсоюз",
    unit: "PERSONS",
    source: MOVEMENTS,
    numerator: ["admitted_first"],
  },
  {
    number: "5",
    title: "Снято с учёта за год",
    unit: "PERSONS",
    source: MOVEMENTS,
    numerator: ["removed", "transferred_out"],
  },
  {
    number: "5.1",
    title: "по собственному желанию",
    unit: "PERSONS",
    source: MOVEMENTS,
    numerator: ["removed_own_wish"],
  },
  {
    number: "5.2",
    title: "исключено из Профсоюза",
    unit: "PERSONS",
    source: MOVEMENTS,
    numerator: ["removed_excluded"],
  },
  {
    number: "5.3",
    title: "в связи с увольнением или окончанием учёбы",
    unit: "PERSONS",
    source: MOVEMENTS,
    numerator: ["removed_dismissed"],
  },
  {
    number: "5.4",
    title: "перешло в другие организации Профсоюза",
    unit: "PERSONS",
    source: MOVEMENTS,
    numerator: ["transferred_out"],
  },
  {
    number: "5.5",
    title: "в связи со смертью",
    unit: "PERSONS",
    source: MOVEMENTS,
    numerator: ["removed_died"],
  },
  {
    number: "5.6",
    title: "по другим причинам",
    unit: "PERSONS",
    source: MOVEMENTS,
    numerator: ["removed_other"],
  },
  {
    number: "6.1",
    title: "Организаций, в которых избран профком",
    unit: "ORGANISATIONS",
    source: "Реестр организаций",
    numerator: ["committees"],
  },
  {
    number: "6.2",
    title: "Членов комитетов",
    unit: "PERSONS",
    source: "Выборные органы",
    numerator: ["committee_members"],
  },
  {
    number: "6.3",
    title: "Членов президиумов",
    unit: "PERSONS",
    source: "Выборные органы",
    numerator: ["presidium_members"],
  },
  {
    number: "6.4",
    title: "Членов контрольно-ревизионных комиссий",
    unit: "PERSONS",
    source: "Выборные органы",
    numerator: ["audit_members"],
  },
  {
    number: "6.5",
    title: "Профсоюзных групп",
    unit: "PIECES",
    source: "Вкладка «Профгруппы»",
    numerator: ["profgroups"],
  },
  {
    number: "6.6",
    title: "Профгрупоргов",
    unit: "PERSONS",
    source: "Вкладка «Профгруппы»",
    numerator: ["profgroup_organisers"],
  },
  {
    number: "6.7",
    title: "Профсоюзный актив",
    unit: "PERSONS",
    source: "Вкладка «Профактив»",
    numerator: ["activists"],
  },
  {
    number: "6.8",
    title: "Работников аппарата (штат)",
    unit: "PERSONS",
    source: "Вкладка «Штат»",
    numerator: ["apparatus"],
  },
  {
    number: "7",
    title: "Председателей",
    unit: "PERSONS",
    source: HEADS,
    numerator: ["chairs"],
  },
  { number: "7.1", title: "женщин", unit: "PERSONS", source: HEADS, numerator: ["chairs_women"] },
  {
    number: "7.2",
    title: "молодёжи до 35 лет включительно",
    unit: "PERSONS",
    source: HEADS,
    numerator: ["chairs_young"],
  },
  {
    number: "7.3",
    title: "с высшим образованием",
    unit: "PERSONS",
    source: HEADS,
    numerator: ["chairs_higher_education"],
  },
  {
    number: "7.4",
    title: "освобождённых (штатных)",
    unit: "PERSONS",
    source: HEADS,
    numerator: ["chairs_staff"],
  },
  {
    number: "7.5",
    title: "Дата избрания председателя",
    unit: "DAY",
    source: HEADS,
    numerator: ["chair_elected_on"],
    forms: PRIMARY,
  },
  {
    number: "7.6",
    title: "Полномочия председателя до",
    unit: "DAY",
    source: HEADS,
    numerator: ["chair_powers_until"],
    forms: PRIMARY,
  },
  {
    number: "8",
    title: "Обучено за год",
    unit: "PERSONS",
    source: TRAINING,
    numerator: ["trained"],
  },
  {
    number: "8.1",
    title: "в школах профсоюзного актива",
    unit: "PERSONS",
    source: TRAINING,
    numerator: ["trained_activist_school"],
  },
  {
    number: "8.2",
    title: "на семинарах",
    unit: "PERSONS",
    source: TRAINING,
    numerator: ["trained_seminar"],
  },
  { number: "8.3", title: "на курсах", unit: "PERSONS", source: TRAINING, numerator: ["trained_course"] },
  {
    number: "9",
    title: "Размер членского взноса, % (в среднем по установившим)",
    unit: "AVERAGE",
    source: DUES,
    numerator: ["dues_rate_sum"],
    denominator: ["dues_rates"],
  },
  {
    number: "9.1",
    title: "уплачивают безналичным удержанием",
    unit: "PERSONS",
    source: DUES,
    numerator: ["dues_withheld"],
  },
  {
    number: "9.2",
    title: "уплачивают наличными",
    unit: "PERSONS",
    source: DUES,
    numerator: ["dues_cash"],
  },
  {
    number: "9.3",
    title: "уплачивают картой или СБП",
    unit: "PERSONS",
    source: DUES,
    numerator: ["dues_card"],
  },
  {
    number: "9.4",
    title: "освобождены от уплаты",
    unit: "PERSONS",
    source: DUES,
    numerator: ["dues_exempt"],
  },
  {
    number: "10",
    title: "Действующих коллективных договоров",
    unit: "PIECES",
    source: ACTS,
    numerator: ["agreements"],
  },
  {
    number: "10.1",
    title: "Коллективный договор действует с",
    unit: "DAY",
    source: ACTS,
    numerator: ["agreement_from"],
    forms: PRIMARY,
  },
  {
    number: "10.2",
    title: "Коллективный договор действует по",
    unit: "DAY",
    source: ACTS,
    numerator: ["agreement_until"],
    forms: PRIMARY,
  },
  {
    number: "11.1",
    title: "Имеют пластиковый ЭПБ",
    unit: "PERSONS",
    source: EPB,
    numerator: ["plastic_cards"],
  },
  {
    number: "11.2",
    title: "Имеют виртуальный ЭПБ",
    unit: "PERSONS",
    source: EPB,
    numerator: ["virtual_cards"],
  },
];
