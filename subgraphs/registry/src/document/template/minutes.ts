import { DocumentKind } from "../document.entity.js";
import { dayOf } from "../wording.js";
import { headOf, itemOf, type MeetingFacts, minutesOf } from "./meeting-facts.js";
import type { Template } from "./template.js";

export interface MinutesFacts extends MeetingFacts {
  /** Who was there, as far as they were noted by name. */
  readonly attendees: readonly string[];
}

/** «Протокол собрания», kept for ever. */
export const minutes: Template<MinutesFacts> = {
  kind: DocumentKind.MINUTES,
  versions: [
    {
      version: 1,
      validFrom: "2020-10-14",
      title: "Протокол",
      blocks: (facts) => {
        const { meeting, organisation, agenda, attendees } = facts;
        const appendices = [
          ...(attendees.length > 0 ? ["Список присутствующих"] : []),
          ...meeting.appendices,
        ];
        return [
          { kind: "heading", text: `ПРОТОКОЛ ${minutesOf(meeting)} от ${dayOf(meeting.heldOn)}` },
          { kind: "text", text: organisation.fullName },
          headOf(facts),
          { kind: "text", text: "ПОВЕСТКА ДНЯ:" },
          ...agenda.map(({ place, question }) => ({ kind: "text", text: `${place}. ${question}` }) as const),
          ...agenda.flatMap(itemOf),
          ...(appendices.length === 0 ? [] : [{ kind: "text", text: "ПРИЛОЖЕНИЯ:" } as const]),
          ...appendices.map((name, index) => ({ kind: "text", text: `${index + 1}. ${name}` }) as const),
          { kind: "signature", who: `Председательствующий: ${meeting.chairedBy}` },
          { kind: "signature", who: `Секретарь: ${meeting.recordedBy}` },
          { kind: "text", text: "Срок хранения: постоянно." },
          ...(attendees.length === 0
            ? []
            : [
                { kind: "heading", text: "Приложение 1. Список присутствующих" } as const,
                {
                  kind: "table",
                  head: ["№", "Фамилия, имя, отчество", "Подпись"],
                  widths: [1, 6, 3],
                  rows: attendees.map((name, index) => [String(index + 1), name, ""]),
                } as const,
              ]),
        ];
      },
    },
  ],
};
