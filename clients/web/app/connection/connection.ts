let losses = 0;
const listeners = new Set<() => void>();

function count(to: number): void {
  if (losses === to) return;
  losses = to;
  for (const tell of listeners) tell();
}

/** How often in a row what a reader did met nobody. */
export const connection = {
  losses: () => losses,
  isLost: () => count(losses + 1),
  isBack: () => count(0),
  subscribe: (tell: () => void) => {
    listeners.add(tell);
    return () => void listeners.delete(tell);
  },
};
