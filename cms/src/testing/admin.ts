/** A person in the admin: what their browser would send, without the browser. */
export class Admin {
  constructor(
    private readonly url: string,
    private readonly accessToken: string,
  ) {}

  static async withPassword(url: string, email: string, password: string): Promise<Admin> {
    const answer = await fetch(`${url}/admin/login`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, password }),
    });
    const { data } = (await answer.json()) as { data: { token: string } };
    return new Admin(url, data.token);
  }

  static async withToken(url: string, token: string): Promise<Admin> {
    const answer = await fetch(`${url}/angel/sign-in?token=${token}`, { redirect: "manual" });
    const cookie = answer.headers.getSetCookie().find((one) => one.startsWith("jwtToken="));
    if (!cookie) throw new Error(`Nobody was let in: ${answer.status} ${await answer.text()}`);
    return new Admin(url, cookie.slice("jwtToken=".length, cookie.indexOf(";")));
  }

  async send(method: string, path: string, body?: unknown): Promise<Answer> {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.accessToken}`,
        ...(body === undefined || isForm ? {} : { "content-type": "application/json" }),
      },
      body: isForm ? body : body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : undefined };
  }

  create(noun: Noun, data: object, locale = "ru"): Promise<Answer> {
    return this.send("POST", `${documents(noun)}?locale=${locale}`, data);
  }

  update(noun: Noun, id: string, data: object, locale = "ru"): Promise<Answer> {
    return this.send("PUT", `${documents(noun)}/${id}?locale=${locale}`, data);
  }

  publish(noun: Noun, id: string, data: object = {}, locale = "ru"): Promise<Answer> {
    return this.send("POST", `${documents(noun)}/${id}/actions/publish?locale=${locale}`, data);
  }

  unpublish(noun: Noun, id: string, locale = "ru"): Promise<Answer> {
    return this.send("POST", `${documents(noun)}/${id}/actions/unpublish?locale=${locale}`, {});
  }

  remove(noun: Noun, id: string, locale = "ru"): Promise<Answer> {
    return this.send("DELETE", `${documents(noun)}/${id}?locale=${locale}`);
  }

  read(noun: Noun, id: string, locale = "ru"): Promise<Answer> {
    return this.send("GET", `${documents(noun)}/${id}?locale=${locale}`);
  }

  list(noun: Noun): Promise<Answer> {
    return this.send("GET", `${documents(noun)}?locale=ru&pageSize=100`);
  }

  /** Lays a file into the media library; gives its number there. */
  async upload(name: string, mediaType: string, text: string): Promise<number> {
    const form = new FormData();
    form.append("files", new Blob([text], { type: mediaType }), name);
    const { status, body } = await this.send("POST", "/upload", form);
    if (status !== 201) throw new Error(`Not taken: ${JSON.stringify(body)}`);
    return body[0].id;
  }

  /** Makes and publishes in one go; what is made here is a test's ground, so a refusal is a fault. */
  async bring(noun: Noun, data: object, locale = "ru"): Promise<string> {
    const made = await this.create(noun, data, locale);
    if (made.status !== 201) throw new Error(`Not made: ${JSON.stringify(made)}`);
    const id = made.body.data.documentId as string;
    const out = await this.publish(noun, id, data, locale);
    if (out.status !== 200) throw new Error(`Not published: ${JSON.stringify(out)}`);
    return id;
  }
}

export type Noun =
  "site" | "section" | "article" | "knowledge-rubric" | "knowledge-article" | "newspaper" | "newspaper-issue";

export interface Answer {
  status: number;
  // What Strapi answers is Strapi's; the tests look at the few fields they ask about.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any;
}

function documents(noun: Noun): string {
  return `/content-manager/collection-types/api::${noun}.${noun}`;
}
