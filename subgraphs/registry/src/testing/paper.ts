import type { TestApp } from "@angel/kit/testing";
import JSZip from "jszip";

/** The content of a paper by the link to it. */
export async function bytesOf(app: TestApp, link: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const id = new URL(link, "http://gateway").pathname.split("/").at(-1) ?? "";
  for await (const chunk of await app.running.files.read(id)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The words of a DOCX, without its marks. */
export async function wordsOf(app: TestApp, link: string): Promise<string> {
  const archive = await JSZip.loadAsync(await bytesOf(app, link));
  const text = await archive.file("word/document.xml")?.async("string");
  return (text ?? "").replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
}
