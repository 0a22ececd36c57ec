const LONGEST = 64;
const MOST_STRANGERS = 100;

/**
 * The words that operations are counted, logged and traced by. A client may call its operation anything, so only known
 * names are kept, and of others the first hundred whose operation was in order: a name is no place for personal data,
 * and whoever makes up names fills no memory.
 */
export class OperationNames {
  private readonly strangers = new Set<string>();

  constructor(private readonly known: ReadonlySet<string>) {}

  of(name: string | null | undefined, isInOrder: boolean): string {
    if (!name) return "anonymous";
    if (this.known.has(name) || this.strangers.has(name)) return name;
    if (!isInOrder || this.strangers.size >= MOST_STRANGERS || name.length > LONGEST) return "other";
    this.strangers.add(name);
    return name;
  }
}
