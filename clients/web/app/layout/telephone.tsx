interface TelephoneProps {
  readonly number: string;
  /** How it is written, where not as it was given. */
  readonly children?: string;
}

/** A number that is called by a touch. */
export function Telephone({ number, children = number }: TelephoneProps) {
  return <a href={`tel:${number.replaceAll(/[^+\d]/g, "")}`}>{children}</a>;
}
