import { useEffect, useState } from "react";

/** Counts the deeds of a page that were done: as a key it empties the forms, and what is written elsewhere stays till then. */
export function useDone(answer: unknown, isDone: boolean): number {
  const [done, count] = useState(0);
  useEffect(() => {
    if (isDone) count((before) => before + 1);
  }, [answer, isDone]);
  return done;
}
