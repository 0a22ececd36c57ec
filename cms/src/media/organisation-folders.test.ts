import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Admin } from "../testing/admin.js";
import { miners, openNewsroom, teachers, type Newsroom } from "../testing/newsroom.js";

let newsroom: Newsroom;
let editor: Admin;
let stranger: Admin;

beforeAll(async () => {
  newsroom = await openNewsroom();
  editor = await newsroom.editor(teachers);
  stranger = await newsroom.editor(miners);
}, 180_000);

afterAll(async () => {
  await newsroom?.stop();
}, 60_000);

const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

async function upload(who: Admin, folder?: number) {
  const form = new FormData();
  form.append("files", new Blob([picture], { type: "image/png" }), "picture.png");
  form.append(
    "fileInfo",
    JSON.stringify({ name: "picture.png", alternativeText: "Точка", ...(folder ? { folder } : {}) }),
  );
  return who.send("POST", "/upload", form);
}

const folderOf = async (organisation: { id: string }) =>
  (
    await newsroom.sql<{ folder_id: number; folder_path: string }>(
      "select folder_id, folder_path from strapi.organisation_folders where organisation_id = $1",
      [organisation.id],
    )
  )[0];

describe("the media library", () => {
  it("lays an editor's upload into their organisation's folder", async () => {
    const { status, body } = await upload(editor);
    expect(status).toBe(201);
    expect(body[0].folderPath).toBe((await folderOf(teachers))?.folder_path);
    const shown = await fetch(`${newsroom.url}${body[0].url}`);
    expect([shown.status, shown.headers.get("content-type")]).toEqual([200, "image/png"]);
  });

  it("refuses another organisation's folder", async () => {
    expect((await upload(editor, (await folderOf(miners))?.folder_id)).status).toBe(403);
  });

  it("shows, changes and deletes only what lies in own folders", async () => {
    const id = (await upload(editor)).body[0].id as number;
    const seen = (await stranger.send("GET", "/upload/files?pageSize=100")).body.results;
    expect(seen.map((file: { id: number }) => file.id)).not.toContain(id);
    expect((await stranger.send("GET", `/upload/files/${id}`)).status).toBe(403);
    expect((await stranger.send("DELETE", `/upload/files/${id}`)).status).toBe(403);
    expect((await stranger.send("POST", "/upload/actions/bulk-delete", { fileIds: [id] })).status).toBe(403);
    const destinationFolderId = (await folderOf(miners))?.folder_id;
    expect(
      (await stranger.send("POST", "/upload/actions/bulk-move", { fileIds: [id], destinationFolderId }))
        .status,
    ).toBe(403);
    expect((await editor.send("DELETE", `/upload/files/${id}`)).status).toBe(200);
  });

  it("leaves the arrangement of folders to administrators", async () => {
    const folder = await folderOf(miners);
    expect((await editor.send("POST", "/upload/folders", { name: "Моя", parent: null })).status).toBe(403);
    expect((await editor.send("PUT", `/upload/folders/${folder?.folder_id}`, { name: "Моя" })).status).toBe(
      403,
    );
    expect(
      (await editor.send("POST", "/upload/actions/bulk-delete", { folderIds: [folder?.folder_id] })).status,
    ).toBe(403);
  });

  it("takes no file that a browser would run, whatever it calls itself", async () => {
    const script = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    for (const [name, type, text] of [
      ["a.svg", "image/svg+xml", script],
      ["a.html", "text/html", "<!doctype html><script>alert(1)</script>"],
      ["a.js", "text/javascript", "alert(1)"],
      ["a.html", "image/png", "<!doctype html><script>alert(1)</script>"],
    ] as const) {
      const form = new FormData();
      form.append("files", new Blob([text], { type }), name);
      expect([name, type, (await editor.send("POST", "/upload", form)).status]).toEqual([name, type, 400]);
    }
    const byAddress = await editor.send("POST", "/upload/actions/upload-from-urls", {
      urls: ["http://127.0.0.1/"],
    });
    expect(byAddress.status).toBe(404);
  });

  it("gives readers the cover's address and words", async () => {
    const admin = await newsroom.administrator();
    const file = (await upload(editor)).body[0];
    const site = await admin.bring("site", { title: "Учителя", organisationId: teachers.id });
    const id = await editor.bring("article", {
      title: "С обложкой",
      cover: file.id,
      site: { connect: [{ documentId: site, locale: "ru" }] },
    });
    expect(
      await newsroom.read("select cover_url, cover_alt from published.article where id = $1", [id]),
    ).toEqual([{ cover_url: file.url, cover_alt: "Точка" }]);
  });
});
