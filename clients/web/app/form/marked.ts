/** Somebody or something that is ticked in a form. */
export interface Marked {
  readonly id: string;
  readonly name: string;
}

/** How the box of one is called; its value is the name, so that the form can show it again and nobody looks it up. */
export function markOf(kind: string, { id }: Marked): string {
  return `${kind}.${id}`;
}

/** Who or what of this kind is ticked in what a form says. */
export function markedIn(values: Readonly<Record<string, string>>, kind: string): Marked[] {
  const sign = `${kind}.`;
  return Object.entries(values).flatMap(([field, name]) =>
    field.startsWith(sign) ? [{ id: field.slice(sign.length), name }] : [],
  );
}

/** A member as one is ticked. */
export function markedMember(member: {
  readonly id: string;
  readonly displayName: string;
  readonly name: { readonly full: string } | null;
}): Marked {
  return { id: member.id, name: member.name?.full ?? member.displayName };
}
