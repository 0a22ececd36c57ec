import type { Reactions } from "../reaction/reaction.js";
import type { ShownComment } from "./comment.js";

/** What a reader can do below an article or a post. */
export type Deed = "add" | "reply" | "edit" | "delete" | "hide" | "show" | "react";

export interface DeedAnswer {
  /** Which form it answers. */
  readonly key: string;
  readonly deed: Deed;
  /** What was written, to be kept when it was refused. */
  readonly text: string;
  readonly comment?: ShownComment;
  readonly reactions?: Reactions;
  readonly problem?: string;
}
