import type { Face, Mark } from "@angel/kit/paper/card";
import { fullName } from "../../member/person-name.js";
import type { Member } from "../../member/member.entity.js";
import type { MembershipCard } from "../../membership-card/membership-card.entity.js";
import type { Organisation } from "../../organisation/organisation.entity.js";
import { DocumentKind } from "../document.entity.js";
import { dayOf } from "../wording.js";
import type { PlainDate } from "@angel/kit/values";
import type { Template } from "./template.js";

interface PlasticCardFacts {
  readonly member: Member;
  readonly card: MembershipCard;
  readonly organisation: Organisation;
  readonly union: Organisation;
  readonly on: PlainDate;
}

const TITLE = "Электронный профсоюзный билет";
const CERTIFIES =
  "Билет удостоверяет членство в Профсоюзе и даёт право на дополнительную социальную поддержку:";
const SUPPORT = [
  "правовую помощь и защиту трудовых прав",
  "страхование члена Профсоюза",
  "скидки и бонусы партнёров",
  "оздоровление, культуру и спорт",
];

/** «Электронный профсоюзный билет единого образца» as it is printed: its layout («макет») is approved, and changes by a version. */
export const plasticCard: Template<PlasticCardFacts> = {
  kind: DocumentKind.PLASTIC_CARD,
  versions: [
    {
      version: 1,
      validFrom: "2018-09-23",
      title: TITLE,
      faces: (facts) => [front(facts), back(facts)],
      // On paper the same words, as a certificate.
      blocks: ({ member, card, organisation, union, on }) => [
        { kind: "heading", text: TITLE.toUpperCase() },
        { kind: "text", text: union.fullName },
        {
          kind: "fields",
          rows: [
            ["Номер", card.formattedNumber],
            ["Фамилия, имя, отчество", fullName(member)],
            ["Член Профсоюза с", `${yearOf(member)} года`],
            ["Первичная профсоюзная организация", organisation.fullName],
            ["Дата", dayOf(on)],
          ],
        },
        { kind: "text", text: `${CERTIFIES} ${SUPPORT.join(", ")}.` },
        { kind: "signature", who: "Председатель" },
      ],
    },
  ],
};

const [WIDTH, HEIGHT] = [85.6, 53.98];
const EDGE = 5;
const [NIGHT, SKY, PALE, GOLD, INK, GREY] = [
  "#0a2f6b",
  "#1f74c9",
  "#cfe3fb",
  "#ffd978",
  "#12294f",
  "#5a6b85",
];

function front({ member, card, organisation, union }: PlasticCardFacts): Face {
  const { lastName, firstName, patronymic } = member;
  return [
    { kind: "box", at: [0, 0], width: WIDTH, height: HEIGHT, colours: [NIGHT, SKY] },
    ...rings([80, 6], 8),
    words([EDGE, 5], 68, union.name.toUpperCase(), { size: 6.5, lines: 1, colour: "#ffffff", spacing: 0.4 }),
    words([EDGE, 9.6], 60, TITLE.toUpperCase(), {
      size: 6,
      lines: 1,
      colour: GOLD,
      isBold: true,
      spacing: 0.5,
    }),
    words([EDGE, 20.8], 76, card.formattedNumber, {
      size: 18,
      lines: 1,
      colour: "#ffffff",
      isBold: true,
      spacing: 1.2,
    }),
    words([EDGE, 31.6], 76, lastName.toUpperCase(), {
      size: 9.5,
      lines: 1,
      colour: "#ffffff",
      isBold: true,
      spacing: 0.3,
    }),
    words([EDGE, 35.9], 76, [firstName, patronymic].filter(Boolean).join(" ").toUpperCase(), {
      size: 7.5,
      lines: 1,
      colour: "#ffffff",
      spacing: 0.3,
    }),
    { kind: "box", at: [EDGE, 41.4], width: 12, height: 0.35, colours: [GOLD] },
    words([EDGE, 43.4], 54, organisation.name, { size: 6, lines: 2, colour: PALE }),
    words([62, 43.4], 20, "Член Профсоюза с", { size: 4.6, lines: 1, colour: PALE }),
    words([62, 45.5], 20, `${yearOf(member)} года`, { size: 6.5, lines: 1, colour: "#ffffff", isBold: true }),
  ];
}

function back({ card, union, on }: PlasticCardFacts): Face {
  return [
    { kind: "box", at: [0, 0], width: WIDTH, height: HEIGHT, colours: ["#ffffff"] },
    { kind: "box", at: [0, 0], width: WIDTH, height: 9.5, colours: [NIGHT, SKY] },
    words([EDGE, 3], 76, union.fullName, { size: 5.6, lines: 2, colour: "#ffffff" }),
    words([EDGE, 12.4], 50, CERTIFIES, { size: 5.8, lines: 3, colour: INK, isBold: true }),
    ...SUPPORT.map((text, index) =>
      words([EDGE, 20.4 + index * 3.1], 50, `•  ${text}`, { size: 5.6, lines: 1, colour: INK }),
    ),
    { kind: "sign", at: [60.6, 12.6], side: 20 },
    words([60.6, 33.6], 20, "Проверьте билет: наведите камеру", { size: 4.8, lines: 2, colour: GREY }),
    { kind: "box", at: [EDGE, 39.6], width: WIDTH - 2 * EDGE, height: 0.25, colours: [SKY] },
    words([EDGE, 41.4], 50, `№ ${card.formattedNumber}`, { size: 6, lines: 1, colour: INK, isBold: true }),
    words([60.6, 41.4], 20, `Изготовлен ${dayOf(on)}`, { size: 4.8, lines: 1, colour: GREY }),
    words(
      [EDGE, 45],
      75,
      "Нашедшего просим передать билет в любую организацию Профсоюза. Утрату можно заявить в личном кабинете.",
      { size: 4.8, lines: 2, colour: GREY },
    ),
  ];
}

/** What makes the face hard to copy by hand, and a face of ours. */
function rings(at: readonly [number, number], count: number): Mark[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: "ring",
    at,
    radius: 8 + index * 5,
    colour: "#ffffff",
    opacity: 0.26 - index * 0.025,
  }));
}

function words(
  at: readonly [number, number],
  width: number,
  text: string,
  look: Pick<Mark & { kind: "words" }, "size" | "lines" | "colour" | "isBold" | "spacing">,
): Mark {
  return { kind: "words", at, width, text, ...look };
}

function yearOf({ joinedOn }: Member): string {
  return joinedOn.slice(0, 4);
}
