/** Something that happened on a topic, written once for all who hear it. */
export interface LiveEvent {
  /** Where one who has seen it goes on from; null where the subscription cannot be taken up again. */
  readonly cursor: string | number | null;
  /** The cursor of the event before it. */
  readonly follows: LiveEvent["cursor"];
  /** The payload of a `next` message: JSON in UTF-8, an object that has `extensions` last, and something in them. */
  readonly payload: Buffer;
  /** Something may have happened before it that nobody can tell any more. */
  readonly followsGap: boolean;
}

/** What one hearer was not told. */
export interface Missed {
  /** How many events; null when nobody knows. */
  readonly events: number | null;
  /** The last event told before them: subscribing with it as `after` brings them. Null when there is none. */
  readonly after: LiveEvent["cursor"];
}

const GAP: Missed = { events: null, after: null };
const ENDS_IN = "}}";
const NO_TAIL = Buffer.alloc(0);

/** The payload for one hearer, with the notice `extensions.missed` where it is due: what is shared, and what follows. */
export function withNotice({ payload, followsGap }: LiveEvent, missed: Missed | null): [Buffer, Buffer] {
  const notice = missed ?? (followsGap ? GAP : null);
  if (notice === null) return [payload, NO_TAIL];
  return [payload.subarray(0, -ENDS_IN.length), Buffer.from(`,"missed":${JSON.stringify(notice)}${ENDS_IN}`)];
}
