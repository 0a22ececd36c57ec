import { freePort } from "@angel/kit/free-port";
import { TEST_SECRET, type TestApp } from "@angel/kit/testing";
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const cms = resolve(import.meta.dirname, "../../../../cms");
const PASSWORD = "Admin-of-tests-1";

type Noun = "site" | "section" | "article";

/** The real newsroom as a process of its own on the test's database, and its administrator at the admin's door. */
export class Strapi {
  #said = "";
  #token = "";

  private constructor(
    private readonly child: ChildProcess,
    private readonly url: string,
    private readonly dataDir: string,
  ) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (text: Buffer) => (this.#said += text.toString()));
  }

  static async start(app: TestApp): Promise<Strapi> {
    await promisify(execFile)(process.execPath, [join(cms, "build.js"), "server"]);
    const dataDir = await mkdtemp(join(tmpdir(), "angel-content-"));
    const url = `http://127.0.0.1:${await freePort()}`;
    const env = {
      HOST: "127.0.0.1",
      PORT: new URL(url).port,
      DATABASE_URL: app.address.databaseUrl,
      ANGEL_SECRET: TEST_SECRET,
      PUBLIC_URL: url,
      SITE_URL: "http://site.test",
      DATA_DIR: dataDir,
      CMS_ADMIN_PASSWORD: PASSWORD,
    };
    const child = spawn(process.execPath, [join(cms, "dist/src/start.js")], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const strapi = new Strapi(child, url, dataDir);
    await strapi.#ready();
    const { data } = await strapi.#send("POST", "/admin/login", {
      email: "admin@angel.local",
      password: PASSWORD,
    });
    strapi.#token = data.token;
    return strapi;
  }

  /** Writes and publishes, as an editor does with two buttons; gives the document's id. */
  async publish(noun: Noun, document: object, locale = "ru", id = ""): Promise<string> {
    const made = await this.#send(id ? "PUT" : "POST", `${path(noun)}/${id}?locale=${locale}`, document);
    const { documentId } = made.data;
    await this.#send("POST", `${path(noun)}/${documentId}/actions/publish?locale=${locale}`, document);
    return documentId;
  }

  async unpublish(noun: Noun, id: string): Promise<void> {
    await this.#send("POST", `${path(noun)}/${id}/actions/unpublish?locale=ru`, {});
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill("SIGTERM");
      await once(this.child, "exit");
    }
    await rm(this.dataDir, { recursive: true, force: true });
  }

  async answers(): Promise<boolean> {
    return (await fetch(`${this.url}/_health`).catch(() => undefined))?.status === 204;
  }

  async #ready(): Promise<void> {
    for (const end = Date.now() + 120_000; !(await this.answers());) {
      if (this.child.exitCode !== null || Date.now() > end) throw new Error(`No newsroom.\n${this.#said}`);
      await new Promise((wait) => setTimeout(wait, 100));
    }
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- what Strapi answers is Strapi's
  async #send(method: string, at: string, body: object): Promise<any> {
    const headers = { "content-type": "application/json", authorization: `Bearer ${this.#token}` };
    const answer = await fetch(this.url + at, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${at}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }
}

function path(noun: Noun): string {
  return `/content-manager/collection-types/api::${noun}.${noun}`;
}
