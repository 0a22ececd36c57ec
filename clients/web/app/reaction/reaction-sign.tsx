import type { ReactionKind } from "./reaction.js";

const lines: Record<ReactionKind, string> = {
  LIKE: "M14 9V5a3 3 0 0 0-3-3l-4 9v11h11.3a2 2 0 0 0 2-1.7l1.4-9a2 2 0 0 0-2-2.3zM7 22H4a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2h3",
  THANKS:
    "M20.8 4.6a5.5 5.5 0 0 0-7.8 0L12 5.7l-1-1.1a5.5 5.5 0 0 0-7.8 7.8l1 1L12 21.2l7.8-7.8 1-1a5.5 5.5 0 0 0 0-7.8z",
  SUPPORT:
    "M17 21v-2a4 4 0 0 0-4-4H5a4 4 0 0 0-4 4v2M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8M23 21v-2a4 4 0 0 0-3-3.9M16 3.1a4 4 0 0 1 0 7.8",
  SAD: "M12 22a10 10 0 1 0 0-20 10 10 0 0 0 0 20M16 16.5s-1.5-2-4-2-4 2-4 2M9 9v.5M15 9v.5",
};

export function ReactionSign({ kind }: { kind: ReactionKind }) {
  return (
    <svg className="sign" viewBox="0 0 24 24" aria-hidden="true">
      <path d={lines[kind]} />
    </svg>
  );
}
