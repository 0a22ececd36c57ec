import type { FieldNode } from "graphql";

/** What is asked of an object, with fragments in place and conditions decided. */
export type Selection = SelectedField | SelectedFragment;

/** A field as the client asks for it. `key` is what the client calls it, `from` what the services' answers do. */
export interface SelectedField {
  readonly kind: "field";
  readonly name: string;
  readonly key: string;
  readonly from: string;
  readonly args: string;
  readonly selections: readonly Selection[] | null;
  /** The same for the planner, where it is put to it in another way. */
  readonly planned: readonly Selection[] | null;
  /** What of it is asked from the root, in questions of its own. */
  readonly apart: readonly Selection[] | null;
  /** Where the client wrote it. */
  readonly node: FieldNode | null;
}

export interface SelectedFragment {
  readonly kind: "fragment";
  readonly type: string;
  readonly selections: readonly Selection[];
}
