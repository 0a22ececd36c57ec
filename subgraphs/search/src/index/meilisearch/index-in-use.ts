import { type EnqueuedTaskPromise, type Index, MeilisearchApiError } from "meilisearch";
import { type Kind, KINDS, SCHEMA_VERSION } from "../search-document.js";
import type { Change, IndexState } from "../search-index.js";
import { PRESENT } from "./filter.js";
import {
  type MeilisearchDocument,
  meilisearchDocument,
  STATE_ID,
  stateDocument,
  tombstone,
} from "./meilisearch-document.js";

/** One of the two indexes of a swap, as the follower writes to it. */
export class IndexInUse {
  readonly uid: string;
  #exists = false;

  constructor(readonly index: Index<MeilisearchDocument>) {
    this.uid = index.uid;
  }

  /** Before the first build there is none: then nothing is found. */
  async exists(): Promise<boolean> {
    if (this.#exists) return true;
    return unlessMissing(async () => {
      await this.index.getStats();
      this.#exists = !this.uid.endsWith("-next");
      return true;
    }, false);
  }

  async write({ documents, gone, position }: Change): Promise<void> {
    const versions = new Map(
      (
        await this.#read(
          [...documents, ...gone].map(({ id }) => id),
          ["id", "version"],
        )
      ).map(({ id, version }) => [id, version]),
    );
    const isNewer = ({ id, version }: { id: string; version: number }) => version >= (versions.get(id) ?? 0);
    const { isBuilt } = await this.state();
    await this.put([
      ...documents.filter(isNewer).map(meilisearchDocument),
      ...gone.filter(isNewer).map(tombstone),
      stateDocument({ position, built: isBuilt }),
    ]);
  }

  async put(documents: MeilisearchDocument[]): Promise<void> {
    await done(this.index.addDocuments(documents));
  }

  async placesOf(ids: readonly string[]): Promise<Map<string, readonly string[]>> {
    const documents = await this.#read(ids, ["id", "organisations"]);
    return new Map(
      documents.flatMap(({ id, organisations }) => (organisations ? [[id, organisations] as const] : [])),
    );
  }

  async state(): Promise<IndexState> {
    const [state] = await unlessMissing(
      () => this.#read([STATE_ID], ["id", "position", "built", "schema"]),
      [],
    );
    return {
      isBuilt: state?.built === true && state.schema === SCHEMA_VERSION,
      position: state?.position ?? 0,
    };
  }

  async counts(filter = PRESENT): Promise<Record<Kind, number>> {
    const found = (await this.exists())
      ? await this.index.search("", { filter, limit: 0, facets: ["kind"] })
      : undefined;
    const counts = found?.facetDistribution?.["kind"];
    return Object.fromEntries(KINDS.map((kind) => [kind, counts?.[kind] ?? 0])) as Record<Kind, number>;
  }

  async #read<Field extends keyof MeilisearchDocument>(
    ids: readonly string[],
    fields: Field[],
  ): Promise<Pick<MeilisearchDocument, Field>[]> {
    if (ids.length === 0) return [];
    const { results } = await this.index.getDocuments({ ids: [...ids], fields, limit: ids.length });
    return results;
  }
}

export async function done(task: EnqueuedTaskPromise): Promise<void> {
  const { status, error, type } = await task.waitTask();
  if (status !== "succeeded") throw new Error(`Meilisearch did not do ${type}: ${error?.message ?? status}`);
}

async function unlessMissing<T>(ask: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof MeilisearchApiError && error.cause?.code === "index_not_found") return otherwise;
    throw error;
  }
}
