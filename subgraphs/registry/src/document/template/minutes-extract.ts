import { DocumentKind } from "../document.entity.js";
import { dayOf } from "../wording.js";
import { COPY_IS_TRUE, headOf, itemOf, type MeetingFacts, minutesOf } from "./meeting-facts.js";
import type { Template } from "./template.js";

/** «Выписка из протокола»; its agenda is what was asked for. */
export const minutesExtract: Template<MeetingFacts> = {
  kind: DocumentKind.MINUTES_EXTRACT,
  versions: [
    {
      version: 1,
      validFrom: "2020-10-14",
      title: "Выписка из протокола",
      blocks: (facts) => [
        {
          kind: "heading",
          text: `ВЫПИСКА ИЗ ПРОТОКОЛА ${minutesOf(facts.meeting)} от ${dayOf(facts.meeting.heldOn)}`,
        },
        { kind: "text", text: facts.organisation.fullName },
        headOf(facts),
        ...facts.agenda.flatMap(itemOf),
        ...COPY_IS_TRUE,
      ],
    },
  ],
};
