import type { appealHandlingRu } from "./appeal-handling-ru.js";
import { formatNumber } from "./format.js";

function grew(growth: number): string {
  const tenths = Math.round(growth * 10) / 10;
  if (tenths === 1) return "no change";
  if (tenths < 1) return `down to ${formatNumber("en", Math.round(growth * 100))} %`;
  return `${formatNumber("en", tenths)} times as many`;
}

export const appealHandlingEn: typeof appealHandlingRu = {
  back: "To the queue",
  channel: "Came by",
  channels: {
    SITE: "The site",
    TELEPHONE: "A call to the hotline",
    MAIL: "A letter",
    SOCIAL_NETWORK: "A social network",
    VISIT: "In person",
    VK: "Bot in VKontakte",
    TELEGRAM: "Bot in Telegram",
  },
  sending: "Sending…",
  context: "Context",
  contextLead: "The last 90 days, and the 90 days before those.",
  trends: {
    ofEmployer: "This employer",
    ofTopic: "This topic in the region",
    ofBranch: "This branch in the region",
    ofRegion: "The region",
  },
  grew,
  noneBefore: "none before",
  month: (day, value) => `${day}: ${formatNumber("en", value)}`,
  earlier: "Earlier appeals of the author",
  noEarlier: "None before.",
  similar: "Similar appeals",
  noSimilar: "None like it within a year.",
  hiddenName: "a name that is not yours to see",
};
