import { setTimeout as sleep } from "node:timers/promises";
import type { EntityManager } from "@angel/kit/database";
import { type Kind, KINDS } from "../index/search-document.js";
import type { Rebuild, SearchIndex } from "../index/search-index.js";
import { replay } from "./hear-next.js";
import { countPublished, readSubjectsAfter } from "./published-source.js";

const PART = 500;
const MOST_PAUSES = 10;
/** For events that are committed and have no place yet. */
const PAUSE_MS = 100;

/** Builds the whole index beside the old one and puts it in its place; undefined when it had to stop. */
export async function rebuildIndex(
  em: EntityManager,
  index: SearchIndex,
  mustStop: () => boolean,
): Promise<Record<Kind, number> | undefined> {
  const rebuild = await index.beginRebuild();
  try {
    const [{ position } = { position: 0 }] = await em.execute<{ position: string | number }[]>(
      "select coalesce(max(position), 0) as position from events.outbox",
    );
    const from = Number(position);
    for (const kind of KINDS) {
      for (let after: string | null = null; ;) {
        if (mustStop()) {
          await rebuild.abort();
          return undefined;
        }
        const documents = await readSubjectsAfter(em, kind, after, PART, from);
        if (documents.length === 0) break;
        await rebuild.append(documents);
        after = documents.at(-1)?.subjectId ?? after;
      }
    }
    await rebuild.write({ documents: [], gone: [], position: from });
    const counts = await catchUp(em, rebuild, from);
    await rebuild.commit();
    return counts;
  } catch (error) {
    await rebuild.abort();
    throw error;
  }
}

/**
 * Replays what was told since, until nothing is missing and as many are in as are published. Where that does not come
 * about, something was published without a word after it would have been read: then all is read once more.
 */
async function catchUp(em: EntityManager, rebuild: Rebuild, from: number): Promise<Record<Kind, number>> {
  let position = from;
  for (let pause = 0; pause < MOST_PAUSES;) {
    const heard = await replay(em, rebuild, {
      position,
      write: async (change) => {
        await rebuild.write(change);
        position = change.position;
      },
    });
    if (heard) continue;
    const [counts, published] = [await rebuild.counts(), await countPublished(em)];
    if (KINDS.every((kind) => counts[kind] === published[kind])) return counts;
    await sleep(PAUSE_MS);
    pause += 1;
  }
  throw new Error("The new search index does not come to as many documents as are published.");
}
