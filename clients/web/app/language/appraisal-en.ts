import type { appraisalRu } from "./appraisal-ru.js";
import { waysEn } from "./ways-en.js";

export const appraisalEn: typeof appraisalRu = {
  title: waysEn.appraisal,
  shares: {
    led: "Organisations with a chair",
    reported: "Handed in the annual report",
    withActivists: "Organisations with activists",
    duesSet: "Primaries with dues set",
    paying: "Members who say how they pay dues",
    met: "Organisations that met",
    answered: "Appeals answered in time",
  },
  counts: {
    meetingCount: "Meetings with minutes",
    applicationCount: "Applications to join",
    decidedCount: "Applications decided",
    waitingCount: "Waiting for a decision",
    medianDays: "Half decided within, days",
    longestWaitDays: "The longest wait, days",
    completedCards: "More complete cards by",
  },
};
