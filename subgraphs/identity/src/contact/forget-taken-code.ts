import { event, hear } from "@angel/kit/events";

/** What messaging tells, by its name. */
const codeTaken = event<{ challengeId: string }>("codeTaken");

/** What is on its way is kept here no more. */
export const forgetTakenCode = hear(codeTaken, async ({ challengeId }, _told, { em }) => {
  await em.execute("delete from wanted_codes where challenge_id = ?", [challengeId]);
});
