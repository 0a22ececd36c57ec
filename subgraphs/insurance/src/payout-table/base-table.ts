import { type PayoutRow, PayoutRowKind, type PayoutSection } from "./payout-table.type.js";

type More = Partial<Omit<PayoutRow, "code" | "title" | "percent" | "words">> & { words?: string };

function row(code: string, title: string, titleEnglish: string, percent: number, more: More = {}): PayoutRow {
  const { words = "", ...rest } = more;
  return {
    code,
    title,
    titleEnglish,
    percent,
    kind: PayoutRowKind.INJURY,
    percentPerFurther: 0,
    needsXray: false,
    leastTreatmentDays: null,
    leastMonths: null,
    ...rest,
    words: words.split(" ").filter(Boolean),
  };
}

const article = (number: string, title: string, rows: PayoutRow[]) => ({ number, title, rows });
const XRAY = { needsXray: true };
const BREAK = "перелом сломал сломана сломать трещина";
const ADDED = { kind: PayoutRowKind.SUPPLEMENT };

/**
 * The neutral base: the public norms of the decree of 15.11.2012 № 1164, and usual practice where they are silent. The
 * insurer's own table comes as another version.
 */
export const BASE_TABLE: PayoutSection[] = [
  {
    title: "Череп, головной мозг",
    articles: [
      article("1", "Перелом костей черепа", [
        row(
          "1а",
          "Перелом наружной пластинки свода, костей лица, расхождение шва",
          "Outer plate or facial bones, suture",
          5,
          {
            ...XRAY,
            words: `${BREAK} череп лицо нос скула челюсть`,
          },
        ),
        row("1б", "Перелом свода черепа", "Skull vault fracture", 15, {
          ...XRAY,
          words: `${BREAK} голова череп свод`,
        }),
        row("1в", "Перелом основания черепа", "Skull base fracture", 20, {
          ...XRAY,
          words: `${BREAK} голова череп основание`,
        }),
        row("1г", "Перелом свода и основания черепа", "Skull vault and base fracture", 25, {
          ...XRAY,
          words: `${BREAK} голова череп`,
        }),
        row(
          "1д",
          "Открытый перелом черепа или операция на головном мозге, однократно",
          "Open skull fracture or brain operation, once",
          7,
          {
            ...ADDED,
            words: "открытый операция трепанация мозг",
          },
        ),
      ]),
      article("2", "Сотрясение головного мозга", [
        row(
          "2а",
          "Сотрясение головного мозга, лечение не менее 10 дней",
          "Concussion, at least 10 days of treatment",
          3,
          {
            leastTreatmentDays: 10,
            words: "сотрясение мозг голова ударился тошнота сознание",
          },
        ),
      ]),
    ],
  },
  {
    title: "Глаза, уши",
    articles: [
      article("10", "Потеря глаза", [
        row("10а", "Потеря глаза или полная потеря его зрения", "Loss of an eye", 50, {
          words: "глаз зрение ослеп",
        }),
      ]),
      article("20", "Потеря слуха", [
        row("20а", "Полная глухота на одно ухо", "Deafness on one side", 15, {
          words: "ухо слух оглох не слышит",
        }),
      ]),
    ],
  },
  {
    title: "Мышцы, сухожилия, мягкие ткани",
    articles: [
      article("43", "Ушибы и раны мягких тканей", [
        row("43а", "Ушиб, ссадины", "Bruise, grazes", 1, {
          words: "ушиб ушибся ушибла ударил удар синяк гематома ссадина",
        }),
        row("43б", "Рана мягких тканей со швами", "Wound of soft tissue with stitches", 2, {
          words: "рана порез порезал рассёк швы зашили укус собака",
        }),
        row("43в", "Ожог, обморожение мягких тканей", "Burn or frostbite", 3, {
          words: "ожог обжёг кипяток обморожение отморозил",
        }),
      ]),
      article("44", "Разрыв сухожилий и мышц", [
        row("44а", "Растяжение связок, частичный разрыв мышц и сухожилий", "Sprain, partial tear", 2, {
          words: "растяжение растянул связка подвернул вывернул голеностоп колено",
        }),
        row("44б", "Разрыв одного сухожилия или мышцы с операцией", "Tendon or muscle, operated", 5, {
          words: "разрыв порвал сухожилие мышца операция",
        }),
        row("44в", "Разрыв двух сухожилий или мышц с операцией", "Two tendons or muscles, operated", 10, {
          words: "разрыв порвал сухожилие мышца операция",
        }),
        row(
          "44г",
          "Разрыв трёх и более сухожилий или мышц с операцией",
          "Three or more tendons or muscles, operated",
          15,
          {
            words: "разрыв порвал сухожилие мышца операция",
          },
        ),
      ]),
    ],
  },
  {
    title: "Позвоночник",
    articles: [
      article("45", "Перелом тел позвонков", [
        row("45а", "Перелом тела одного позвонка", "Body of one vertebra", 4, {
          ...XRAY,
          words: `${BREAK} позвоночник спина`,
        }),
        row("45б", "Перелом тел двух позвонков", "Bodies of two vertebrae", 10, {
          ...XRAY,
          words: `${BREAK} позвоночник спина`,
        }),
        row("45в", "Перелом тел трёх-пяти позвонков", "Bodies of three to five vertebrae", 20, {
          ...XRAY,
          words: `${BREAK} позвоночник спина`,
        }),
        row("45г", "Перелом тел шести и более позвонков", "Bodies of six or more vertebrae", 30, {
          ...XRAY,
          words: `${BREAK} позвоночник спина`,
        }),
      ]),
      article("46", "Подвывих позвонков, разрыв связок", [
        row(
          "46а",
          "Подвывих позвонков, разрыв межпозвонковых связок, лечение не менее 3 недель",
          "Subluxation of vertebrae or ligaments, at least 3 weeks",
          7,
          {
            leastTreatmentDays: 21,
            words: "подвывих связка шея позвонок",
          },
        ),
      ]),
      article("47", "Перелом отростка позвонка", [
        row(
          "47а",
          "Изолированный перелом отростка позвонка; за каждый следующий добавляется",
          "Isolated process of a vertebra; each further one adds",
          4,
          {
            ...XRAY,
            percentPerFurther: 1,
            words: `${BREAK} отросток позвонок`,
          },
        ),
      ]),
      article("48", "Повреждение крестца", [
        row("48а", "Перелом крестца", "Sacrum", 10, { ...XRAY, words: `${BREAK} крестец` }),
      ]),
      article("49", "Повреждение копчика", [
        row("49а", "Подвывих копчика", "Coccyx subluxation", 3, { ...XRAY, words: "копчик подвывих" }),
        row("49б", "Иное повреждение копчика", "Other coccyx injury", 7, {
          ...XRAY,
          words: `${BREAK} копчик`,
        }),
      ]),
    ],
  },
  {
    title: "Верхняя конечность",
    articles: [
      article("60", "Повреждение области лучезапястного сустава", [
        row("60а", "Перелом одной кости предплечья", "One forearm bone", 5, {
          ...XRAY,
          words: `${BREAK} рука запястье предплечье лучевая локтевая`,
        }),
        row("60б", "Перелом двух костей предплечья", "Two forearm bones", 10, {
          ...XRAY,
          words: "обе две кости предплечье запястье",
        }),
        row("60в", "Перилунарный вывих кисти", "Perilunate dislocation", 15, {
          ...XRAY,
          words: "вывих кисть запястье",
        }),
        row(
          "60г",
          "Неподвижность лучезапястного сустава, по истечении 6 месяцев",
          "Stiff wrist after 6 months",
          15,
          {
            ...ADDED,
            leastMonths: 6,
            words: "не гнётся неподвижность запястье",
          },
        ),
      ]),
      article("65", "Повреждение пальцев кисти", [
        row("65а", "Ушиб или рана пальца кисти", "Bruise or wound of a finger", 1, {
          words: "палец рука кисть прищемил ушиб порезал",
        }),
        row("65б", "Вывих пальца кисти", "Dislocation of a finger", 2, {
          ...XRAY,
          words: "палец рука кисть вывих выбил",
        }),
        row("65в", "Перелом фаланги пальца кисти", "Fracture of a finger", 3, {
          ...XRAY,
          words: `${BREAK} палец рука кисть`,
        }),
        row("65г", "Отрыв фаланги пальца кисти", "Loss of a finger's phalanx", 5, {
          words: "палец отрезал оторвал потеря",
        }),
      ]),
    ],
  },
  {
    title: "Нижняя конечность",
    articles: [
      article("70", "Повреждение тазобедренного сустава", [
        row("70а", "Ограничение движений в тазобедренном суставе", "Hip: limited", 10, {
          words: "бедро таз сустав хромота",
        }),
        row("70б", "Неподвижность тазобедренного сустава", "Hip: stiff", 30, {
          words: "бедро таз сустав неподвижность",
        }),
        row("70в", "Эндопротез тазобедренного сустава", "Hip: prosthesis", 45, {
          words: "бедро сустав протез эндопротез",
        }),
      ]),
      article("71", "Перелом бедра", [
        row("71а", "Перелом бедренной кости без смещения", "Femur shaft, undisplaced", 20, {
          ...XRAY,
          words: `${BREAK} бедро нога`,
        }),
        row("71б", "Перелом бедренной кости со смещением", "Femur shaft, displaced", 25, {
          ...XRAY,
          words: `${BREAK} бедро нога смещение`,
        }),
        row("71в", "Операция на бедре, однократно", "Femur operated, once", 10, {
          ...ADDED,
          words: "операция бедро",
        }),
        row(
          "71г",
          "Несросшийся перелом бедра, по истечении 9 месяцев",
          "Non-union of the femur after 9 months",
          15,
          {
            ...ADDED,
            leastMonths: 9,
            words: "не срослось бедро ложный сустав",
          },
        ),
      ]),
      article("73", "Ампутация бедра", [
        row("73а", "Ампутация бедра", "Amputation of one thigh", 70, { words: "ампутация нога бедро" }),
        row("73б", "Ампутация единственного бедра", "Amputation of the only thigh", 100, {
          words: "ампутация единственная нога",
        }),
      ]),
      article("75", "Повреждение пальцев стопы", [
        row("75а", "Ушиб или рана пальца стопы", "Bruise or wound of a toe", 1, {
          words: "палец нога стопа ушиб",
        }),
        row("75б", "Перелом или вывих пальца стопы", "Fracture or dislocation of a toe", 3, {
          ...XRAY,
          words: `${BREAK} палец нога стопа вывих`,
        }),
      ]),
    ],
  },
  {
    title: "Смерть",
    articles: [
      article("100", "Смерть застрахованного", [
        row("100а", "Смерть от несчастного случая", "Death by accident", 100, { words: "смерть погиб умер" }),
      ]),
    ],
  },
];
