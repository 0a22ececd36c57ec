interface Allowed {
  readonly viewerCanEdit: boolean;
  readonly viewerCanDelete: boolean;
}

interface Words {
  readonly change: string;
  readonly remove: string;
  readonly moderate: string;
}

/** What the reader may do with a post, in a word; in an archive nothing is changed any more. */
export function deedWithPost({ viewerCanEdit, viewerCanDelete }: Allowed, words: Words): string {
  if (viewerCanEdit) return words.change;
  return viewerCanDelete ? words.remove : words.moderate;
}
