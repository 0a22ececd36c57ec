import { useLanguage } from "../language/language.js";

interface MomentProps {
  readonly value: string;
  readonly isExact?: boolean;
}

/** A date for people and for machines. */
export function Moment({ value, isExact }: MomentProps) {
  const { day, moment } = useLanguage();
  return (
    // Two builds of Intl may differ by a kind of space.
    <time dateTime={value} suppressHydrationWarning>
      {isExact ? moment(value) : day(value)}
    </time>
  );
}
