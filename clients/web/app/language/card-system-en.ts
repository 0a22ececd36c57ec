import type { cardSystemRu } from "./card-system-ru.js";

export const cardSystemEn: typeof cardSystemRu = {
  title: "Card system",
  lead: "Whoever takes part in the card system carries the union card in the telephone and can order a plastic one.",
  fee: "Fee for joining",
  free: "Joining costs nothing.",
  read: "Read the text you agree to",
  join: "Join",
  joinAndPay: "Join and pay",
  states: {
    ASKED: "Waiting for payment",
    DECLINED: "The bank has declined the payment. You may try again.",
    PAID: "Paid. Your card is not in force now: you will take part as soon as it is again.",
    JOINED: "You take part in the card system",
    LEFT: "You have left the card system",
  },
  since: "since",
  pay: "Go on to the payment",
  check: "Ask whether the payment went through",
  pending: "The bank has not confirmed the payment yet. Usually it takes a few minutes.",
  bring: "Get the card on this telephone",
  toCard: "Open the card",
  leave: "Leave the card system",
  leaveLead: "Your consent is withdrawn, and the card goes from the telephone. A plastic card stays yours.",
  sending: "Saving…",
  bank: {
    title: "Practice bank",
    lead: "This is no real bank: you need no card, and no money moves. Platforms for trying things out work so while they have no contract with a bank.",
    pay: "Pay",
    back: "Go back without paying",
  },
};
