/** What merging needs to know of a comment. */
export interface Said {
  readonly id: string;
  readonly writtenAt: string;
  readonly revision: string;
  readonly replyTo: { readonly id: string } | null;
}

/** A comment and the answers to it. */
export interface Thread<C extends Said> {
  readonly comment: C;
  readonly replies: readonly C[];
}

/** Threads, the newest first, with what came or changed since the page was made. Saying a thing twice changes nothing. */
export function mergeComments<C extends Said>(
  threads: readonly Thread<C>[],
  news: Iterable<C>,
  { hasOlder }: { hasOlder: boolean },
): Thread<C>[] {
  const merged = new Map(
    threads.map(({ comment, replies }) => [comment.id, { comment, replies: [...replies] }]),
  );
  const oldest = threads.at(-1)?.comment.writtenAt ?? "";
  for (const comment of news) {
    const thread = [...merged.values()].find((one) => one.comment.id === comment.id);
    if (thread) thread.comment = newer(thread.comment, comment);
    else if (comment.replyTo) addReply(merged, comment);
    // Below the last one shown there may be others not loaded yet: its place is among them.
    else if (!hasOlder || comment.writtenAt >= oldest) merged.set(comment.id, { comment, replies: [] });
  }
  return [...merged.values()].toSorted((one, other) => order(other.comment, one.comment));
}

function addReply<C extends Said>(threads: Map<string, { comment: C; replies: C[] }>, comment: C): void {
  const thread = [...threads.values()].find(
    ({ comment: { id }, replies }) =>
      id === comment.replyTo?.id || replies.some((reply) => reply.id === comment.replyTo?.id),
  );
  // Its thread is on a page that is not loaded.
  if (!thread) return;
  const known = thread.replies.find(({ id }) => id === comment.id);
  thread.replies = known
    ? thread.replies.map((reply) => (reply === known ? newer(known, comment) : reply))
    : [...thread.replies, comment].toSorted(order);
}

/** The place in the stream of new comments that a page already shows. */
export function latestComment(threads: readonly Thread<Said>[]): string | null {
  const all = threads.flatMap(({ comment, replies }) => [comment, ...replies]);
  return all.toSorted(order).at(-1)?.id ?? null;
}

/** The place in the stream of changes that a page already shows. */
export function latestRevision(threads: readonly Thread<Said>[]): string | null {
  const all = threads.flatMap(({ comment, replies }) => [comment, ...replies]);
  return (
    all
      .map(({ revision }) => revision)
      .toSorted(compareRevisions)
      .at(-1) ?? null
  );
}

function newer<C extends Said>(known: C, other: C): C {
  return compareRevisions(known.revision, other.revision) > 0 ? known : other;
}

/** Revisions grow: as numbers, or as texts of one length. */
function compareRevisions(one: string, other: string): number {
  if (one.length !== other.length) return one.length - other.length;
  return one < other ? -1 : one > other ? 1 : 0;
}

function order(one: Said, other: Said): number {
  const [first, second] = [Date.parse(one.writtenAt), Date.parse(other.writtenAt)];
  return first - second || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
}
