import type { cardOrdersRu } from "./card-orders-ru.js";
import { count } from "./format.js";

const cards = { one: "card", other: "cards" };

export const cardOrdersEn: typeof cardOrdersRu = {
  title: "Orders for membership cards",
  lead: "Plastic membership cards are made by order. Until an order is sent, people can be added to it and taken out.",
  nothing: "There have been no orders yet.",
  begin: "New order",
  beginSubmit: "Begin the order",
  sending: "Saving…",
  order: (number) => `Order No. ${number}`,
  fullTitle: (number) => `Order for membership cards No. ${number}`,
  size: (value) => count("en", value, cards),
  states: {
    CREATED: "Begun, not sent",
    SENT: "Sent",
    CANCELLED: "Cancelled",
    PRODUCED: "Cards are made",
    DELIVERED: "Cards are at the organisation",
  },
  createdAt: "Date",
  author: "Author",
  chair: "Chair",
  recipient: "Hand the cards to",
  recipientHint: "Who receives the cards for the organisation. Leave it empty if it is the chair.",
  toChair: "the chair",
  pensioners: "Take in pensioners who do not work",
  pensionersIn: "taken in",
  pensionersOut: "not taken in",
  pensionersName: "Pensioners who do not work",
  fill: "Fill",
  fillHint:
    "“Fill” takes in all for whom no plastic card has been ordered yet; “Fill by cards” only those of them who have no card in the telephone either.",
  fillWithout: "Fill by cards",
  contents: "Who is in the order",
  added: (value) =>
    value === 0
      ? "There is nobody to add: all who can have a card ordered have one."
      : `Added: ${count("en", value, cards)}.`,
  find: "Add by name, telephone or card number",
  nobody: "Nobody was found.",
  foundMembers: "Whom to add",
  add: "Add those marked",
  notAdded: (names) =>
    `Not taken into the order: ${names.join("; ")}. Their card has been ordered or made already, or the fee of the card system is not paid.`,
  nobodyMarked: "Mark at least one person.",
  forWhom: "For whom",
  empty: "Nobody is in the order yet.",
  remove: "Take out those marked",
  ordered: {
    ORDERED: "card is in an order",
    SENT: "card is ordered",
    PRODUCED: "card is made",
    DELIVERED: "card is at the organisation",
    ISSUED: "card is handed out",
    BLOCKED: "card is blocked",
    LOST: "card is lost",
    REPLACED: "card is replaced",
  },
  change: "Change the order",
  changeSubmit: "Save the changes",
  send: "Send the order",
  sendLead: "Once it is sent, nobody is added or taken out. It can be cancelled until the cards are made.",
  sendSubmit: "Yes, send it",
  cancel: "Cancel the order",
  cancelLead: "A card can be ordered again for everyone in it.",
  cancelSubmit: "Yes, cancel it",
  produced: "Record that the cards are made",
  producedLead:
    "Recorded by whoever receives the cards from the maker. After this the order cannot be cancelled.",
  producedSubmit: "The cards are made",
  delivered: "Record that the cards have come to the organisation",
  deliveredLead: "The cards are at the organisation, and the chair can hand them out.",
  deliveredSubmit: "The cards have come",
  paper: "Write the paper for printing",
};
