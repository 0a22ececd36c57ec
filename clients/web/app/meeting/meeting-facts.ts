import { graphql } from "../gateway/graphql.js";
import { Agenda_AgendaItem } from "./agenda.js";

/** What was written down of a meeting. */
export const MeetingFacts_Meeting = graphql(
  `
    fragment MeetingFacts_Meeting on Meeting @_unmask {
      id
      revision
      kind
      number
      heldOn
      place
      entitled
      present
      excused
      chairedBy
      recordedBy
      appendices
      organisation {
        id
      }
      attendees {
        id
        displayName
        name {
          full
        }
      }
      agenda {
        ...Agenda_AgendaItem
      }
    }
  `,
  [Agenda_AgendaItem],
);
