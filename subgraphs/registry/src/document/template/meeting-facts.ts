import { BLANK, type Block, orBlank } from "@angel/kit/paper/block";
import { type AgendaItem, type Meeting, MeetingKind, VoteShare } from "../../meeting/meeting.entity.js";
import type { Organisation } from "../../organisation/organisation.entity.js";
import { dayOf } from "../wording.js";

/** What papers about a meeting are filled with. */
export interface MeetingFacts {
  readonly meeting: Meeting;
  readonly organisation: Organisation;
  readonly agenda: readonly AgendaItem[];
}

/** Whose minutes they are, in the genitive. */
const WHOSE: Record<MeetingKind, string> = {
  [MeetingKind.GENERAL_MEETING]: "профсоюзного собрания",
  [MeetingKind.CONFERENCE]: "профсоюзной конференции",
  [MeetingKind.COMMITTEE]: "заседания профсоюзного комитета",
  [MeetingKind.PRESIDIUM]: "заседания президиума",
  [MeetingKind.AUDIT_COMMISSION]: "заседания контрольно-ревизионной комиссии",
};

const ENTITLED: Record<MeetingKind, string> = {
  [MeetingKind.GENERAL_MEETING]: "Состоит на учёте",
  [MeetingKind.CONFERENCE]: "Избрано делегатов",
  [MeetingKind.COMMITTEE]: "Избрано в состав",
  [MeetingKind.PRESIDIUM]: "Избрано в состав",
  [MeetingKind.AUDIT_COMMISSION]: "Избрано в состав",
};

/** «№ 3 профсоюзного собрания» */
export function minutesOf({ number, kind }: Meeting): string {
  return `№ ${number} ${WHOSE[kind]}`;
}

/** When and where it was, who was there, and whether they were enough. */
export function headOf({ meeting }: MeetingFacts): Block {
  const { kind, heldOn, place, entitled, present, excused, quorum, hasQuorum } = meeting;
  return {
    kind: "fields",
    rows: [
      ["Дата", dayOf(heldOn)],
      ["Место", orBlank(place)],
      [ENTITLED[kind], String(entitled)],
      ["Присутствует", String(present)],
      ["Отсутствует по уважительной причине", String(excused)],
      ["Кворум", `${hasQuorum ? "имеется" : "отсутствует"} (необходимо не менее ${quorum})`],
      ["Председательствующий", meeting.chairedBy],
      ["Секретарь", meeting.recordedBy],
    ],
  };
}

/** What was heard and said on a question, what was decided and by how many votes. */
export function itemOf(item: AgendaItem): Block[] {
  const { place, question, heard, spoke, decision } = item;
  const text = (written: string): Block => ({ kind: "text", text: written });
  return [
    text(`${place}. СЛУШАЛИ: ${question}${heard === null ? "" : `. ${heard}`}`),
    ...(spoke === null ? [] : [text(`ВЫСТУПИЛИ: ${spoke}`)]),
    ...(decision === null
      ? [text("Решение не принималось.")]
      : [text(`ПОСТАНОВИЛИ: ${decision}`), text(votesOf(item))]),
  ];
}

function votesOf({ votesFor, votesAgainst, votesAbstained, needed, isCarried }: AgendaItem): string {
  const share = needed === VoteShare.TWO_THIRDS ? "двумя третями голосов" : "большинством голосов";
  const outcome = isCarried ? `Решение принято ${share}.` : "Решение не принято.";
  return `Голосовали: за — ${votesFor}, против — ${votesAgainst}, воздержались — ${votesAbstained}. ${outcome}`;
}

export const COPY_IS_TRUE: readonly Block[] = [
  { kind: "text", text: `Выписка верна. Место печати: ${BLANK}` },
  { kind: "signature", who: "Председатель организации" },
];
