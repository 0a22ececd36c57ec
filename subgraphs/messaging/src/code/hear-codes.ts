import { hear } from "@angel/kit/events";
import { readPublished } from "@angel/kit/published";
import { codeTaken, codeWanted } from "./code-wanted.events.js";
import { layCode } from "./lay-code.js";

interface WantedCode {
  readonly id: string;
  readonly sealed: string;
  readonly expiresAt: string;
}

/** What identity wants said is taken over; none where it is good no more. */
export const hearCodes = hear(codeWanted, async ({ challengeId }, _told, hearing) => {
  const [wanted] = await readPublished<WantedCode>(
    hearing.em,
    ["wanted_code"],
    `select id, sealed, expires_at as "expiresAt" from published.wanted_code where id = ?`,
    [challengeId],
  );
  if (!wanted) return;
  await layCode(wanted, hearing);
  hearing.tell(codeTaken, { challengeId });
});
