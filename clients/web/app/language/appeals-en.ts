import { count } from "./format.js";
import type { appealsRu } from "./appeals-ru.js";

export const appealsEn: typeof appealsRu = {
  own: "My appeals",
  write: "Write to the union",
  writeLead:
    "Ask a question, report a violation of rights, or propose what to do better. Your organisation or the hotline answers; the conversation stays here.",
  propose: "Make a proposal",
  headings: {
    QUESTION: "Ask a question",
    VIOLATION: "Report a violation",
    PROPOSAL: "A proposal to the union",
  },
  leads: {
    QUESTION: "A lawyer or another specialist of the union answers within 10 days.",
    VIOLATION: "We will get in touch and take action; the first answer comes within 5 days.",
    PROPOSAL: "What should the union do better or otherwise? Every proposal is answered within 30 days.",
  },
  where: "Which organisation it concerns",
  whereLead: "This organisation of the union and the hotline receive the appeal.",
  unknownPlace: "Yours is not found? Choose the territorial or regional one: it passes the appeal on.",
  who: "Who writes",
  named: (name) => `Under my name: ${name}`,
  withContact: "With my contacts",
  anonymous: "Without a name",
  anonymousNote:
    "We do not write down who you are: neither an account, nor a name, nor contacts. Readers see only what you wrote, the organisation, the topic and the time. The network address of your device is not kept with the appeal: there is only a count of what it sent within an hour. The text itself may give you away: do not write what you alone know. The answer opens by nothing but the code that you will see once.",
  contactNote: "Only those who handle the appeal see your contacts.",
  signedOut: "A member of the union? Sign in, and the appeal will be in your cabinet.",
  send: "Send the appeal",
  sending: "Sending…",
  doneTitle: "The appeal is in",
  done: (number) => `Appeal No. ${number} is registered. We will get in touch with you and take action.`,
  doneWithoutName: (number) =>
    `Appeal No. ${number} is registered. The answer will be here, by the code: there is no other way to reach you.`,
  open: "Open the appeal",
  code: "Code of the appeal",
  codeLead: "Keep the code: it alone opens the conversation, and it is shown once.",
  codeNote: "The code cannot be restored: nobody knows whose it is, the platform neither.",
  codeNoteNamed: "Write it down at once: the code is not shown again.",
  print: "Print",
  copy: "Copy",
  copied: "Copied.",
  followTitle: "An appeal by its code",
  followLead: "Enter the code that you were given when you wrote without a name.",
  follow: "Open an appeal by its code",
  look: "Show",
  noCode: "There is no appeal with this code. Check how it is written.",
  sentUnread: "Sent. The appeal could not be read just now: open it again a little later.",
  again: "Send again",
  none: "You have not written yet.",
  noMember:
    "Appeals of members are shown here; this account is not linked to a member's record. You can write all the same.",
  reply: "Reply",
  replyLabel: "Your message",
  replySubmit: "Send",
  reopen: "Open again",
  reopenLead: "If it is not settled, the appeal can be opened again: once, within 30 days.",
  reopenLabel: "What is not settled",
  rate: "Rate the answer",
  rateLabels: ["no help", "poor", "fair", "good", "it helped"],
  rateSubmit: "Rate",
  rated: (value) => `You rated the answer ${value} of 5.`,
  sign: "Sign the appeal",
  signLead:
    "The appeal moves to your cabinet, and those who handle it learn who you are. This cannot be undone.",
  signSubmit: "Sign with my name",
  back: "To all appeals",
  seen: (value) =>
    value === 0
      ? "Nobody has opened the appeal yet."
      : `The appeal was opened ${count("en", value, { one: "time", other: "times" })}: every reading is written down.`,
};
