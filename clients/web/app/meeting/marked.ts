export interface Person {
  readonly id: string;
  readonly name: string;
}

const MARK = "person.";

/** How the box of a person is called; its value is their name, so that the form can show them again. */
export function markOf({ id }: Person): string {
  return `${MARK}${id}`;
}

/** Who is marked in what a form says. */
export function markedIn(values: Readonly<Record<string, string>>): Person[] {
  return Object.entries(values).flatMap(([key, name]) =>
    key.startsWith(MARK) ? [{ id: key.slice(MARK.length), name }] : [],
  );
}

/** Members as they are marked in a form. */
export function personOf(member: {
  readonly id: string;
  readonly displayName: string;
  readonly name: { readonly full: string } | null;
}): Person {
  return { id: member.id, name: member.name?.full ?? member.displayName };
}
