import type { waysRu } from "./ways-ru.js";

export const waysEn: typeof waysRu = {
  queues: "Queues",
  passport: "Passport of the organisation",
  members: "Members",
  puttingOn: "Putting on the register",
  requests: "Confirmations",
  letters: "Letters",
  mailings: "Mailings",
  files: "Files of members",
};
