import type { Viewer } from "@angel/kit/access";
import type { Appeal } from "./appeal.entity.js";
import type { AppealRights } from "./appeal-rights.type.js";
import { AppealState } from "./appeal-words.js";
import { handles } from "./handling.js";

/** An answer can be disputed for a month. */
const REOPEN_MS = 30 * 86_400_000;

export function rightsOver(appeal: Appeal, viewer: Viewer): AppealRights {
  const isOpen = appeal.state !== AppealState.CLOSED;
  const isAuthors = wrote(appeal, viewer);
  const isHandled = handles(viewer, appeal);
  return {
    reply: isOpen && (isAuthors || isHandled),
    note: isHandled,
    takeOn: isOpen && isHandled && appeal.handlerId !== viewer.accountId,
    sort: isOpen && isHandled,
    passOn: isOpen && isHandled,
    close: isOpen && isHandled,
    reopen: isAuthors && canBeReopened(appeal),
    rate: isAuthors && !isOpen,
  };
}

export function canBeReopened({ closedAt, reopenedAt }: Appeal): boolean {
  return closedAt !== null && reopenedAt === null && Date.now() - closedAt.getTime() < REOPEN_MS;
}

function wrote({ heldBy, memberId }: Appeal, viewer: Viewer): boolean {
  return heldBy !== undefined || (memberId !== null && memberId === viewer.memberId);
}
