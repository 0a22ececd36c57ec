import { useLanguage, useWords } from "../language/language.js";
import { events } from "../language/events.js";
import { clockAt } from "./place-time.js";

interface EventWhenProps {
  readonly startsAt: string;
  readonly endsAt: string | null;
  readonly timeZone: string;
}

/** When an event is, by the clocks of its place. */
export function EventWhen({ startsAt, endsAt, timeZone }: EventWhenProps) {
  const { momentIn } = useLanguage();
  const words = useWords(events);
  const isOneDay = endsAt !== null && dayAt(startsAt, timeZone) === dayAt(endsAt, timeZone);
  const zone = Object.entries(words.zones).find(([name]) => name === timeZone)?.[1] ?? timeZone;
  return (
    <>
      {/* Two builds of Intl may differ by a kind of space. */}
      <time dateTime={startsAt} suppressHydrationWarning>
        {momentIn(startsAt, timeZone)}
      </time>
      {endsAt && (
        <>
          {isOneDay ? "–" : ` ${words.until} `}
          <time dateTime={endsAt} suppressHydrationWarning>
            {isOneDay ? clockAt(endsAt, timeZone).slice(11) : momentIn(endsAt, timeZone)}
          </time>
        </>
      )}
      {timeZone !== "Europe/Moscow" && ` (${zone})`}
    </>
  );
}

function dayAt(moment: string, timeZone: string): string {
  return clockAt(moment, timeZone).slice(0, 10);
}
