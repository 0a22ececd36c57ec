import type { Visit } from "../session/visit.js";

/** A file that the service did not take. */
export class FileNotTaken extends Error {
  constructor(readonly fileName: string) {
    super(`The file ${fileName} was not taken.`);
  }
}

/** The files of a field of a form; browsers send an empty one where none was chosen. */
export function filesIn(form: FormData, name: string): File[] {
  return form.getAll(name).filter((value): value is File => value instanceof File && value.size > 0);
}

/** Who takes files in. */
type Service = "community" | "insurance" | "registry";

/** Sends files to a service in the reader's name and gives their ids. */
export async function sendFiles(
  { gatewayUrl, access, address }: Visit,
  service: Service,
  files: readonly File[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const file of files) {
    const response = await fetch(`${gatewayUrl}/files/${service}?name=${encodeURIComponent(file.name)}`, {
      method: "POST",
      headers: {
        "content-type": typeOf(file),
        "x-forwarded-for": address,
        ...(access && { authorization: `Bearer ${access}` }),
      },
      body: Buffer.from(await file.arrayBuffer()),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(() => null);
    if (!response?.ok) throw new FileNotTaken(file.name);
    ids.push(((await response.json()) as { id: string }).id);
  }
  return ids;
}

const TIMEOUT_MS = 60_000;

/** Browsers call a table or a text by whatever program opens it, or by nothing at all: its name says more. */
const OFFICE_TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
};

function typeOf({ name, type }: File): string {
  return OFFICE_TYPES[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? type;
}
