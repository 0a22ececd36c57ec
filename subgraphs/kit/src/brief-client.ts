import pg from "pg";

/**
 * A client whose answers are let go as soon as nobody needs them. V8 takes a function that is written where it is
 * assigned to a property for a method of a prototype and makes it in the old space; there, dead, it holds all it knows
 * until a full collection. `query` assigns such a one where it is given no callback, so that its rows and whoever waits
 * for them outlived each young collection. Given one, it has nothing to assign.
 */
export class BriefClient extends pg.Client {
  override query(...asked: never[]): never {
    const ask = (...given: unknown[]) => super.query(...(given as [never, never, never])) as never;
    const [query, values] = asked as unknown[];
    if (isSubmittable(query) || asked.some((part) => typeof part === "function")) return ask(...asked);
    return new Promise<pg.QueryResult>((resolve, reject) => {
      ask(query, values, (error: Error | null, result: pg.QueryResult) =>
        error ? reject(error) : resolve(result),
      );
    }).catch((error: Error) => {
      // Nobody gives a connection back whose rollback failed; once it ends, Postgres has rolled back and the pool lets it go.
      if (query === "rollback")
        return this.end().then(() => ({ command: "ROLLBACK", rowCount: null, rows: [] }));
      // The trace that leads to the socket is put right, as the driver does it.
      Error.captureStackTrace(error);
      throw error;
    }) as never;
  }
}

function isSubmittable(query: unknown): boolean {
  return typeof (query as Partial<pg.Submittable> | null)?.submit === "function";
}
