/**
 * What services say goes through the engine as it came: a text of theirs has one character for each byte of its UTF-8
 * there, and is neither decoded nor encoded anew on its way to the client. Names of fields, types and enum values are
 * ASCII, and the same either way.
 */

/** A text of ours as the engine's. */
export function asBytes(text: string): string {
  // oxlint-disable-next-line no-control-regex -- all of ASCII
  return /^[\x00-\x7f]*$/.test(text) ? text : Buffer.from(text).toString("latin1");
}

/** Data of ours as the engine's. */
export function inBytes<Data>(data: Data): Data {
  const text = JSON.stringify(data);
  const bytes = asBytes(text);
  return bytes === text ? data : (JSON.parse(bytes) as Data);
}

/** JSON of a service. Letters that it has escaped become bytes as the others are. Throws where it is none. */
export function parseBytes(bytes: Buffer): unknown {
  const text = bytes.toString("latin1");
  return text.includes("\\u") ? inBytes(JSON.parse(bytes.toString())) : JSON.parse(text);
}

/** An answer's data in JSON, written once; plain data for who asks for them before it goes out. */
export class WrittenData {
  constructor(readonly text: string) {}

  toJSON(): Record<string, unknown> {
    return JSON.parse(Buffer.from(this.text, "latin1").toString()) as Record<string, unknown>;
  }
}
