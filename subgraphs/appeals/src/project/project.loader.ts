import { findBy } from "@angel/kit/find-by";
import type { Batch, Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { WordsVault } from "../words-vault.js";
import { Project } from "./project.entity.js";

/** What of a project stands sealed. */
export interface ProjectWords {
  readonly title: string;
  readonly aim: string | null;
  /** The result or the reason, once it is closed. */
  readonly outcome?: string | null;
}

/** Projects that are the viewer's to see. */
export const projects: Batch<string, Project | null> = async (ids, { em }) => {
  const found = await findBy(em, Project, "id", ids.filter(isUuid));
  return ids.map((id) => found.find((project) => project.id === id.toLowerCase()) ?? null);
};

export function wordsOf(
  { id, sealed }: Pick<Project, "id" | "sealed">,
  { companion }: Context,
): ProjectWords | null {
  return sealed && companion(WordsVault).open<ProjectWords>(sealName(id), sealed);
}

export function sealWords(
  id: string,
  words: ProjectWords,
  { companion }: Pick<Context, "companion">,
): Buffer {
  return companion(WordsVault).seal(sealName(id), words);
}

export const sealName = (id: string) => `project:${id}`;
