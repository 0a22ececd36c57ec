import type { PlainDate } from "@angel/kit/values";
import type { Block } from "@angel/kit/paper/block";
import type { Face } from "@angel/kit/paper/card";
import type { DocumentKind } from "../document.entity.js";

/** The wording of a kind of paper, as it changed over time. */
export interface Template<Facts> {
  readonly kind: DocumentKind;
  /** Oldest first. */
  readonly versions: readonly Version<Facts>[];
}

interface Version<Facts> {
  readonly version: number;
  readonly validFrom: PlainDate;
  readonly title: string;
  readonly blocks: (facts: Facts) => readonly Block[];
  /** Of what is printed as a card: its layout («макет»), in the place of a page. */
  readonly faces?: (facts: Facts) => readonly Face[];
}

/** The wording in force on a day; for a day before the first, the first. */
export function versionOn<Facts>({ versions }: Template<Facts>, day: PlainDate): Version<Facts> {
  const found = versions.findLast(({ validFrom }) => validFrom <= day) ?? versions[0];
  if (!found) throw new Error("A template has at least one version.");
  return found;
}
