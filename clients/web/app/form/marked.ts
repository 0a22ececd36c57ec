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

/** Those marked before stay on offer whatever was looked for since; each stands there once. */
export function onOffer(marked: readonly Marked[], found: readonly Marked[]): Marked[] {
  const isMarked = new Set(marked.map(({ id }) => id));
  return [...marked, ...found.filter(({ id }) => !isMarked.has(id))];
}

/** A member as one is ticked. */
export function markedMember(member: {
  readonly id: string;
  readonly displayName: string;
  readonly name: { readonly full: string } | null;
}): Marked {
  return { id: member.id, name: member.name?.full ?? member.displayName };
}
