import type { waysRu } from "./ways-ru.js";

export const waysEn: typeof waysRu = {
  queues: "Queues",
  passport: "Passport of the organisation",
  statistics: "Statistics",
  annualReport: "Annual report",
  appraisal: "How it is judged",
  reports: "Reports as files",
  monitorings: "Monitorings",
  completeness: "What to fill in",
  members: "Members",
  puttingOn: "Putting on the register",
  requests: "Confirmations",
  tasks: "Tasks",
  letters: "Letters",
  mailings: "Mailings",
  files: "Files of members",
  papers: "Papers",
  dues: "Dues",
  structure: "Structure",
  rights: "Roles and rights",
};
