import { count } from "./format.js";
import type { noticesRu } from "./notices-ru.js";

export const noticesEn: typeof noticesRu = {
  unread: "Unread",
  read: "Read",
  isNew: "New",
  none: "No notifications yet. They will appear here by themselves.",
  noneUnread: "All is read.",
  readAll: "Mark all as read",
  rate: { title: "Was it of use to you?", yes: "Useful", no: "Not useful" },
  sending: "Recording…",
  down: "Notifications are not available now. Please try a little later.",
  toPreferences: "Where notifications are sent",
  subjects: {
    LETTER: "Letters of organisations",
    APPLICATION: "Applications to join",
    MEMBERSHIP: "Membership and the register",
    CARD: "Membership card",
    APPEAL: "Appeals",
    CLAIM: "Insurance claims",
    EVENT: "Events",
    SURVEY: "Surveys and tests",
    REPORTING: "Reporting",
    FILE: "Uploaded lists",
    WARNING: "Warnings",
    NEWS: "Mailings of organisations",
  },
  channels: { EMAIL: "E-mail", SMS: "Text message" },
  states: {
    WAITING: "waits to be sent",
    SENDING: "is being sent",
    SENT: "sent",
    FAILED: "not delivered",
    UNCERTAIN: "nobody knows whether it arrived; it is not sent twice",
    DROPPED: "not sent: no consent, no address, or you chose otherwise",
  },
  preferences: {
    title: "Where notifications are sent",
    lead: "Notifications are always here in the cabinet. Choose where else they are sent.",
    addresses: "Your addresses",
    usable: "in use",
    unusable: "not in use yet",
    noAddresses: "We know neither your e-mail nor your telephone yet.",
    consent: "Mailings and surveys come by e-mail and text message only with your consent to notifications.",
    codes: "Codes for signing in always come: without them there is no way in.",
    quiet: "At night, from 22 to 8, nothing is sent but codes and warnings.",
    once: "A notification comes by one way; the next is taken only when the first did not work.",
    toConsents: "My consents",
    choose: "About what, and where",
    ways: {
      none: "Only here in the cabinet",
      EMAIL: "E-mail",
      SMS: "Text message",
      "EMAIL SMS": "E-mail, then text message",
      "SMS EMAIL": "Text message, then e-mail",
    },
    save: "Save",
    saved: (changed) =>
      changed === 0
        ? "Everything stays as it was."
        : `Saved: ${count("en", changed, { one: "subject", other: "subjects" })}.`,
  },
};
