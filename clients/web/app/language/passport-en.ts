import type { passportRu } from "./passport-ru.js";
import { waysEn } from "./ways-en.js";

export const passportEn: typeof passportRu = {
  title: waysEn.passport,
  on: "As of",
  number: "Number",
  type: "Kind",
  regional: "Regional organisation",
  territorial: "Territorial organisation",
  chair: "Chair",
  chairIs: { staff: "on the staff", volunteer: "a volunteer" },
  members: "Members",
  committee: "In the committee",
  presidium: "In the presidium",
  audit: "In the audit commission",
  staff: "On the staff",
  organisations: "Organisations",
  levels: {
    NATIONAL: "national",
    REGIONAL: "regional",
    OKRUG: "of autonomous districts",
    INDUSTRY: "of industries",
    TERRITORIAL: "territorial",
    PRIMARY: "primary",
  },
  social: "Who our members are",
  youth: "35 or younger",
  married: "Married",
  parents: "With children",
  largeFamilies: "With three children or more",
};
