const NAME = "angel-kept";
const STORE = "kept";
/** Whose the kept things are: an account's id, where it can be asked for without waiting. */
const OWNER = "angel-kept-owner";

/** Keeps a thing of an account on this device; what was another account's goes. */
export async function keep(owner: string, key: string, value: unknown): Promise<void> {
  await forgetAllBut(owner);
  localStorage.setItem(OWNER, owner);
  await inStore("readwrite", (store) => store.put(value, key));
}

/** The things whose keys begin so, whosever this device is. */
export async function readAll<T>(prefix: string): Promise<T[]> {
  if (localStorage.getItem(OWNER) === null) return [];
  const range = IDBKeyRange.bound(prefix, `${prefix}\uFFFF`);
  return inStore("readonly", (store) => store.getAll(range) as IDBRequest<T[]>);
}

export async function read<T>(owner: string, key: string): Promise<T | undefined> {
  if (localStorage.getItem(OWNER) !== owner) return undefined;
  return inStore("readonly", (store) => store.get(key) as IDBRequest<T | undefined>);
}

/** What one account kept is not for the next one, nor for whoever comes after it has signed out. */
export async function forgetAllBut(owner: string | null): Promise<void> {
  const current = localStorage.getItem(OWNER);
  if (current === null || current === owner) return;
  localStorage.removeItem(OWNER);
  await settled(indexedDB.deleteDatabase(NAME));
}

async function inStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const opening = indexedDB.open(NAME, 1);
  opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore(STORE));
  const database = await settled(opening);
  try {
    return await settled(work(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("The store did not answer.")));
  });
}
