import type { Batch } from "@angel/kit/subgraph";
import type { AppealTopic } from "./topic.type.js";

/** The dictionary as a whole, by the codes and in its order: it is short. */
export const topics: Batch<"all", ReadonlyMap<string, AppealTopic>> = async (keys, { em, viewer }) => {
  const rows = await em.execute<AppealTopic[]>(
    `select code, name_${viewer.locale} as name from topics order by place`,
  );
  const all = new Map(rows.map((topic) => [topic.code, topic]));
  return keys.map(() => all);
};
