import { InvalidField } from "@angel/kit/problem";
import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { inOrder } from "../organisation/organisation.loader.js";

interface File {
  id: string;
  name: string;
  mediaType: string;
  size: number;
}

export async function filesById(ids: readonly string[], { em }: Context): Promise<(File | null)[]> {
  const rows = await em.execute<File[]>(
    `select id, name, media_type as "mediaType", size::int as size from files.files where id = any(?::uuid[])`,
    [listOf(ids)],
  );
  return inOrder(ids, rows, ({ id }) => id);
}

export const NO_FILE = new InvalidField("fileId", {
  ru: "Файл не найден, отправьте его ещё раз.",
  en: "There is no such file; send it again.",
});
