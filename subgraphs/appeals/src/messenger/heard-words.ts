import { unseal } from "@angel/kit/seal";
import type { Companion, Parts } from "@angel/kit/subgraph";

/** Opens what messaging has heard from members in messengers, and seals for us alone. */
export class HeardWords implements Companion {
  private readonly key: Buffer;

  constructor({ key }: Pick<Parts, "key">) {
    this.key = key("messenger words to appeals");
  }

  /** Null where it was sealed under another key or name, or has been changed. */
  open(id: string, sealed: string): string | null {
    const said = unseal(this.key, id, sealed);
    return said && (JSON.parse(said.toString()) as string);
  }

  async close(): Promise<void> {}
}
