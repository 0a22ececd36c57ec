import { createContext, type ReactNode, use } from "react";

/** Whether the reader keeps the register that the card belongs to, or the card is their own. */
export const Keeping = createContext(false);

/** Deeds on a card, which those who may only read it do not see. */
export function ForKeepers({ children }: { children: ReactNode }) {
  return use(Keeping) ? children : null;
}
