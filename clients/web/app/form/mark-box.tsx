import { type Marked, markOf } from "./marked.js";

interface MarkBoxProps {
  readonly kind: string;
  readonly one: Marked;
  /** Those marked before. */
  readonly marked: readonly Marked[];
}

/** Ticks one of those on offer. */
export function MarkBox({ kind, one, marked }: MarkBoxProps) {
  const mark = markOf(kind, one);
  return (
    <>
      <input
        type="checkbox"
        id={mark}
        name={mark}
        value={one.name}
        defaultChecked={marked.some(({ id }) => id === one.id)}
      />
      <label htmlFor={mark} lang="ru">
        {one.name}
      </label>
    </>
  );
}
