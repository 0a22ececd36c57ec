import type { Kind } from "../appeal/kinds.js";
import type { appealAnalysis } from "../language/appeal-analysis.js";

interface Coded {
  readonly code: string;
  readonly name: string;
}

/** The dictionaries by which codes are read. */
export interface Names {
  readonly topics: readonly Coded[];
  readonly branches: readonly Coded[];
}

export type Dimension = "byTopic" | "byEmployer" | "byBranch" | "byOrganisation" | "byKind";

/** What stands under a value by which appeals are told apart. */
export function nameFigure(words: (typeof appealAnalysis)["ru"], { topics, branches }: Names) {
  const named = (list: readonly Coded[], value: string) =>
    list.find(({ code }) => code === value)?.name ?? value;
  return (dimension: Dimension, value: string): string => {
    switch (dimension) {
      case "byTopic":
        return named(topics, value);
      case "byBranch":
        return named(branches, value);
      case "byKind":
        return Object.hasOwn(words.kinds, value) ? words.kinds[value as Kind] : value;
      default:
        // An employer's key is its tax id, or its name without what differs between two who write it.
        return /^\d{10,12}$/.test(value) ? words.taxId(value) : value;
    }
  };
}
