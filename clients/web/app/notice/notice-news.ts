import { graphql } from "../gateway/graphql.js";
import { useLive } from "../live/use-live.js";

const NoticeAdded = graphql(`
  subscription NoticeAdded($after: ID) {
    noticeAdded(after: $after) {
      id
      title
    }
  }
`);

export interface NoticeNewsProps {
  /** The last notice that is known. */
  readonly last: string | null;
  readonly take: (notice: { readonly id: string; readonly title: string }) => void;
}

/** Hears of each notice to the reader that came after the last one known. */
export function NoticeNews({ last, take }: NoticeNewsProps) {
  useLive({
    document: NoticeAdded,
    variables: {},
    after: last,
    read: ({ noticeAdded }) => noticeAdded,
    cursor: ({ id }) => id,
    take,
  });
  return null;
}
