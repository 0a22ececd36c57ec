import { graphql, type ResultOf } from "../gateway/graphql.js";
import { useWords } from "../language/language.js";
import { memberCard } from "../language/member-card.js";
import { Moment } from "../layout/moment.js";

export const Recorded_Account = graphql(`
  fragment Recorded_Account on Account @_unmask {
    id
    displayName
  }
`);

interface RecordedProps {
  readonly recordedAt: string;
  /** Null where it came with the first data. */
  readonly recordedBy: ResultOf<typeof Recorded_Account> | null;
}

/** When a line was written, and by whom. */
export function Recorded({ recordedAt, recordedBy }: RecordedProps) {
  const words = useWords(memberCard);
  return (
    <p className="note">
      {words.recorded} <Moment value={recordedAt} />
      {recordedBy && <span lang="ru">, {recordedBy.displayName}</span>}
    </p>
  );
}
