import type { EntityManager } from "@mikro-orm/postgresql";
import { fileTypeFromBuffer } from "file-type";
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  randomUUID,
  timingSafeEqual,
} from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, opendir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { listOf } from "./published.js";
import { isUuid } from "./text.js";

/** What a subgraph takes in. */
export interface FileRules {
  /** Media types, as browsers name them. The content is held against its name. */
  readonly accepts: readonly string[];
  readonly mostBytes: number;
}

/** A file that the platform keeps. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** SHA-256 of the content, in hexadecimal. */
  readonly sha256: string;
}

/** Content that is made while it is sent: nobody holds the whole of it. */
export interface MadeFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Readable;
}

export interface Arrival {
  readonly name: string;
  readonly mediaType: string;
  readonly accountId: string | null;
  readonly content: AsyncIterable<Buffer>;
}

/** Why a file was not taken in, for the one who sent it. */
export class FileRefused extends Error {
  constructor(
    readonly status: 400 | 413 | 415 | 429,
    readonly code: "BAD_USER_INPUT" | "PAYLOAD_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "TOO_MANY_REQUESTS",
    message: string,
  ) {
    super(message);
  }
}

const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Enough for every signature that is looked for. */
const HEAD_BYTES = 4_100;
const LONGEST_NAME = 255;
const LINK_MS = 10 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
/** What one account may have waiting to be used: a letter with its papers, and some lists besides. */
const MOST_WAITING = 200;
const MOST_WAITING_BYTES = 500 * 1024 * 1024;
const REMOVED_AT_ONCE = 1_000;
/** Formats that are archives of a certain content: their first bytes are those of the archive. */
const ARCHIVED = /^application\/vnd\.(openxmlformats-officedocument|oasis\.opendocument)\./;

/**
 * The files of one subgraph: enciphered in a folder, known in `files.files`. What people send waits in quarantine until a
 * deed takes it; what nobody takes within a day is removed. A row that goes, however it does, leaves its id in
 * `files.forgotten`; the content goes after it, once that is committed.
 */
export class Files {
  private maker: (id: string) => Promise<MadeFile | undefined> = async () => undefined;

  constructor(
    private readonly subgraph: string,
    private readonly rules: FileRules,
    private readonly folder: string,
    private readonly key: Buffer,
    private readonly em: () => EntityManager,
  ) {}

  /** Takes in what a person sends; it stays theirs alone until a deed takes it. */
  async receive(arrival: Arrival): Promise<StoredFile> {
    const name = nameOf(arrival.name);
    const mediaType = arrival.mediaType.split(";")[0]?.trim().toLowerCase() ?? "";
    if (!this.rules.accepts.includes(mediaType)) {
      throw new FileRefused(
        415,
        "UNSUPPORTED_MEDIA_TYPE",
        `Files of the type "${mediaType}" are not accepted.`,
      );
    }
    const { count, bytes } = await this.waitingOf(arrival.accountId);
    if (count >= MOST_WAITING || bytes >= MOST_WAITING_BYTES) throw tooMuchWaits();
    const file = await this.store({ ...arrival, name, mediaType }, { em: this.em(), isTaken: false });
    // Of what comes at once each knows its size only now.
    if ((await this.waitingOf(arrival.accountId)).bytes <= MOST_WAITING_BYTES) return file;
    await this.forget(this.em(), file.id);
    throw tooMuchWaits();
  }

  /** Keeps a file that the deed makes, whole or while it is made: for so many days, or until it is forgotten. */
  keep(
    em: EntityManager,
    file: { name: string; mediaType: string; content: Uint8Array | Readable },
    days: number | null = null,
  ): Promise<StoredFile> {
    const content =
      file.content instanceof Readable ? file.content : Readable.from([Buffer.from(file.content)]);
    return this.store({ ...file, content, accountId: null }, { em, isTaken: true, days });
  }

  /**
   * The file that this account sent and nobody has used yet becomes part of what the deed makes, for so many days, or
   * until it is forgotten; else undefined.
   */
  async take(
    em: EntityManager,
    id: string,
    accountId: string | null,
    days: number | null = null,
  ): Promise<StoredFile | undefined> {
    if (!isUuid(id)) return undefined;
    const [row] = await em.execute<FileRow[]>(
      `update files.files set taken_at = now(), goes_at = now() + make_interval(days => ?::int)
       where id = ? and account_id = ? and taken_at is null
       returning ${COLUMNS}`,
      [days, id, accountId],
    );
    return row && fileOf(row);
  }

  /**
   * The file that this account sent, for a deed that reads it and keeps nothing of it: it is there for the deed done
   * again, until what waits is removed; else undefined.
   */
  async sent(em: EntityManager, id: string, accountId: string | null): Promise<StoredFile | undefined> {
    if (!isUuid(id)) return undefined;
    const [row] = await em.execute<FileRow[]>(
      `select ${COLUMNS} from files.files where id = ? and account_id = ? and taken_at is null`,
      [id, accountId],
    );
    return row && fileOf(row);
  }

  async find(id: string, em = this.em()): Promise<StoredFile | undefined> {
    if (!isUuid(id)) return undefined;
    const [row] = await em.execute<FileRow[]>(`select ${COLUMNS} from files.files where id = ?`, [id]);
    return row && fileOf(row);
  }

  /** Files that are not kept but made when a link to them is followed; undefined for an id that is none of these. */
  makeBy(maker: (id: string) => Promise<MadeFile | undefined>): void {
    this.maker = maker;
  }

  /** What a link leads to when no file of its id is kept. */
  make(id: string): Promise<MadeFile | undefined> {
    return this.maker(id);
  }

  /** The content. Fails at its end when it is not what was stored. */
  async read(id: string): Promise<Readable> {
    const path = this.path(id);
    const { size } = await stat(path);
    const handle = await open(path);
    const [iv, tag] = [Buffer.alloc(IV_BYTES), Buffer.alloc(TAG_BYTES)];
    try {
      await handle.read(iv, 0, IV_BYTES, 0);
      await handle.read(tag, 0, TAG_BYTES, size - TAG_BYTES);
    } finally {
      await handle.close();
    }
    const decipher = createDecipheriv("aes-256-gcm", this.key, iv).setAuthTag(tag);
    if (size === IV_BYTES + TAG_BYTES) return Readable.from([]);
    const out = new PassThrough();
    void pipeline(
      createReadStream(path, { start: IV_BYTES, end: size - TAG_BYTES - 1 }),
      decipher,
      out,
    ).catch((error: Error) => out.destroy(error));
    return out;
  }

  /** Removes what the deed no longer needs: its content once that is committed. */
  async forget(em: EntityManager, id: string): Promise<void> {
    await em.execute("delete from files.files where id = ?", [id]);
  }

  /** Removes the content of what is forgotten. */
  async removeForgotten(): Promise<void> {
    for (;;) {
      const forgotten = await this.em().execute<{ id: string }[]>(
        `select id from files.forgotten limit ${REMOVED_AT_ONCE}`,
      );
      if (forgotten.length === 0) return;
      for (const { id } of forgotten) await rm(this.path(id), { force: true });
      await this.em().execute("delete from files.forgotten where id = any(?::uuid[])", [
        listOf(forgotten.map(({ id }) => id)),
      ]);
    }
  }

  /** Where the gateway gives the file out, for ten minutes, to whoever holds the link. */
  link(id: string, now = Date.now()): string {
    const until = now + LINK_MS;
    return `/files/${this.subgraph}/${id}?until=${until}&signature=${this.sign(id, until)}`;
  }

  isGoodLink(id: string, until: string | null, signature: string | null, now = Date.now()): boolean {
    if (!isUuid(id) || !until || !signature || !/^\d+$/.test(until) || Number(until) < now) return false;
    const [right, given] = [Buffer.from(this.sign(id, Number(until))), Buffer.from(signature)];
    return right.length === given.length && timingSafeEqual(right, given);
  }

  /** Removes what has waited for more than a day, what has come to its end, and content that nothing is known of. */
  async sweep(now = new Date()): Promise<void> {
    const yesterday = new Date(now.getTime() - DAY_MS);
    await this.em().execute(
      "delete from files.files where taken_at is null and stored_at < ? or goes_at < ?",
      [yesterday, now],
    );
    await this.removeForgotten();
    let names: string[] = [];
    for await (const { name } of await this.folderOf()) {
      if (!isUuid(name.replace(/\.part$/, ""))) continue;
      if (names.push(name) < REMOVED_AT_ONCE) continue;
      await this.removeUnknown(names, yesterday);
      names = [];
    }
    await this.removeUnknown(names, yesterday);
  }

  /** A host that was killed while it stored a file leaves content without a row. */
  private async removeUnknown(names: readonly string[], before: Date): Promise<void> {
    const rows = await this.em().execute<{ id: string }[]>(
      "select id from files.files where id = any(?::uuid[])",
      [listOf(names.filter(isUuid))],
    );
    const known = new Set(rows.map(({ id }) => id));
    for (const name of names.filter((one) => !known.has(one))) {
      const found = await stat(this.path(name)).catch(() => undefined);
      if (found && found.mtime < before) await rm(this.path(name), { force: true });
    }
  }

  private async folderOf(): Promise<AsyncIterable<{ name: string }>> {
    await mkdir(this.folder, { recursive: true });
    return opendir(this.folder);
  }

  private async waitingOf(accountId: string | null): Promise<{ count: number; bytes: number }> {
    const [waiting] = await this.em().execute<{ count: string; bytes: string | null }[]>(
      "select count(*), sum(size) as bytes from files.files where account_id = ? and taken_at is null",
      [accountId],
    );
    return { count: Number(waiting?.count), bytes: Number(waiting?.bytes) };
  }

  private async store(
    arrival: Arrival,
    { em, isTaken, days = null }: { em: EntityManager; isTaken: boolean; days?: number | null },
  ): Promise<StoredFile> {
    const id = randomUUID();
    const path = this.path(id);
    await mkdir(this.folder, { recursive: true });
    try {
      const { size, sha256 } = await this.write(`${path}.part`, arrival);
      await rename(`${path}.part`, path);
      const { name, mediaType, accountId } = arrival;
      await em.execute(
        `insert into files.files (id, account_id, name, media_type, size, sha256, taken_at, goes_at)
         values (?, ?, ?, ?, ?, decode(?, 'hex'), case when ?::boolean then now() end,
           now() + make_interval(days => ?::int))`,
        [id, accountId, name, mediaType, size, sha256, isTaken, days],
      );
      return { id, name, mediaType, size, sha256 };
    } catch (error) {
      await rm(`${path}.part`, { force: true });
      await rm(path, { force: true });
      throw error;
    }
  }

  private async write(path: string, arrival: Arrival): Promise<{ size: number; sha256: string }> {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv("aes-256-gcm", this.key, iv);
    const hash = createHash("sha256");
    const { mostBytes } = this.rules;
    let size = 0;
    async function* enciphered(): AsyncGenerator<Buffer> {
      yield iv;
      for await (const chunk of headFirst(arrival)) {
        size += chunk.length;
        if (size > mostBytes) {
          throw new FileRefused(413, "PAYLOAD_TOO_LARGE", `A file may have at most ${mostBytes} bytes.`);
        }
        hash.update(chunk);
        yield cipher.update(chunk);
      }
      yield cipher.final();
      yield cipher.getAuthTag();
    }
    // Opened first: a stream that opens it by itself may do so after all was refused and removed.
    const file = await open(path, "wx", 0o600);
    await pipeline(enciphered(), file.createWriteStream({ flush: true }));
    if (size === 0) throw new FileRefused(400, "BAD_USER_INPUT", "The file is empty.");
    return { size, sha256: hash.digest("hex") };
  }

  private sign(id: string, until: number): string {
    return createHmac("sha256", this.key).update(`link:${id}:${until}`).digest("base64url");
  }

  private path(id: string): string {
    return join(this.folder, id);
  }
}

function tooMuchWaits(): FileRefused {
  return new FileRefused(429, "TOO_MANY_REQUESTS", "Too many files wait to be used.");
}

/** The content, once its first bytes have been found to be of the type that was named. */
async function* headFirst({ content, mediaType }: Arrival): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of content) {
    if (!head) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < HEAD_BYTES) continue;
    await needType(head, mediaType);
    yield head;
    head = undefined;
  }
  if (!head) return;
  await needType(head, mediaType);
  yield head;
}

async function needType(head: Buffer, mediaType: string): Promise<void> {
  const found = (await fileTypeFromBuffer(head))?.mime;
  // Text has no signature of its own; it only must not be something else.
  const isAsNamed = mediaType.startsWith("text/")
    ? found === undefined
    : found === mediaType || (ARCHIVED.test(mediaType) && found === "application/zip");
  if (!isAsNamed) {
    throw new FileRefused(415, "UNSUPPORTED_MEDIA_TYPE", `The content is not of the type "${mediaType}".`);
  }
}

/** The last part of the name given, without what file systems and headers trip over. */
function nameOf(given: string): string {
  const name = (given.split(/[/\\]/).at(-1) ?? "").replaceAll(/[\p{C}"]/gu, "").trim();
  if (!name || name.length > LONGEST_NAME) {
    throw new FileRefused(
      400,
      "BAD_USER_INPUT",
      `A file needs a name of at most ${LONGEST_NAME} characters.`,
    );
  }
  return name;
}

interface FileRow {
  id: string;
  name: string;
  media_type: string;
  size: string;
  sha256: string;
}

const COLUMNS = "id, name, media_type, size, encode(sha256, 'hex') as sha256";

function fileOf({ id, name, media_type: mediaType, size, sha256 }: FileRow): StoredFile {
  return { id, name, mediaType, size: Number(size), sha256 };
}
