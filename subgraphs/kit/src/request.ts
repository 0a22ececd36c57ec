import type { MikroORM } from "@mikro-orm/postgresql";
import DataLoader from "dataloader";
import type { Viewer } from "./access.js";
import { rowAccessOf } from "./database.js";
import { Telling } from "./events.js";
import type { Files } from "./files.js";
import type { Live } from "./live.js";
import { withinTransaction } from "./own-transaction.js";
import type { Context, FindCompanion } from "./subgraph.js";

/** What a running subgraph lends to each operation. */
interface Lent {
  orm: MikroORM;
  live: Live;
  companion: FindCompanion;
  readonly files: Files;
}

/**
 * Apollo copies each context and so reads all of it; what is inherited is read only by who wants it. A prototype of its
 * own for each operation would lie in V8's old space and keep the operation's data there, dead, until a full collection.
 */
class Lending {
  constructor(private readonly lent: Lent) {}

  get files(): Files {
    return this.lent.files;
  }
}

/** What one operation needs: an entity manager bound to the viewer's rows, loaders and a voice. */
export function openRequest(lent: Lent, viewer: Viewer, address: string | null): Context {
  const em = lent.orm.em.fork({ session: { variables: rowAccessOf(viewer) } });
  const telling = new Telling();
  const loaders = new Map<unknown, unknown>();
  const own: Omit<Context, "files"> = {
    viewer,
    em,
    live: lent.live,
    companion: lent.companion,
    address,
    tell: telling.tell,
    load: (batch) => {
      const known = loaders.get(batch) as ReturnType<typeof context.load<never, never>> | undefined;
      const loader =
        known ?? new DataLoader((ids: readonly never[]) => batch(ids, context) as Promise<never[]>);
      loaders.set(batch, loader);
      return loader as never;
    },
    transact: async (deed) => {
      await em.begin();
      try {
        const result = await withinTransaction(deed);
        await em.flush();
        await telling.write(em);
        await em.commit();
        // What a field reads after the deed must be what the deed left behind.
        loaders.clear();
        return result;
      } catch (error) {
        telling.forget();
        await em.rollback();
        throw error;
      }
    },
  };
  const context: Context = Object.assign(new Lending(lent), own);
  return context;
}
