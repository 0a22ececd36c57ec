import { orBlank } from "@angel/kit/paper/block";
import type { Chair } from "../../chair/chair.entity.js";
import { DocumentKind } from "../document.entity.js";
import { dayOf } from "../wording.js";
import { COPY_IS_TRUE, headOf, itemOf, type MeetingFacts, minutesOf } from "./meeting-facts.js";
import type { Template } from "./template.js";

export interface ChairElectionFacts extends MeetingFacts {
  readonly chair: Chair;
  readonly nameInGenitive: string;
  /** The body above, which the extract goes to; null of the union as a whole. */
  readonly above: string | null;
}

/** «Выписка из протокола об избрании председателя», sent to the body above. */
export const chairElection: Template<ChairElectionFacts> = {
  kind: DocumentKind.CHAIR_ELECTION_EXTRACT,
  versions: [
    {
      version: 1,
      validFrom: "2020-10-14",
      title: "Выписка из протокола об избрании председателя",
      blocks: (facts) => [
        ...(facts.above === null
          ? []
          : [{ kind: "address", lines: ["В выборный орган организации:", facts.above] } as const]),
        {
          kind: "heading",
          text: `ВЫПИСКА ИЗ ПРОТОКОЛА ${minutesOf(facts.meeting)} от ${dayOf(facts.meeting.heldOn)}`,
        },
        { kind: "text", text: facts.organisation.fullName },
        headOf(facts),
        { kind: "text", text: `Об избрании ${facts.nameInGenitive} председателем организации.` },
        ...facts.agenda.flatMap(itemOf),
        {
          kind: "fields",
          rows: [
            ["Председатель", facts.chair.name],
            ["Избран(а)", dayOf(facts.chair.electedOn)],
            ["Полномочия до", orBlank(dayOf(facts.chair.powersUntil))],
          ],
        },
        ...COPY_IS_TRUE,
      ],
    },
  ],
};
