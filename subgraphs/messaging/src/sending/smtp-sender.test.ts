import { afterEach, describe, expect, it } from "@jest/globals";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { MailServer, senderTo } from "../testing/mail-server.js";
import type { Message } from "./sender.js";
import type { SmtpSender } from "./smtp-sender.js";

const LETTER: Message = {
  id: "01890a5d-ac96-774b-bcce-b302099a8057",
  to: "anna@mail.example",
  title: "На обращение ответили",
  text: "Ответ — в кабинете.\n\n<script>alert(1)</script>",
  link: "https://site.example/cabinet/appeals",
  decline: null,
};

describe("a mail server", () => {
  const opened: { close?: () => Promise<void>; stop?: () => Promise<void> }[] = [];
  const open = async (...how: Parameters<typeof MailServer.start>) => {
    const server = await MailServer.start(...how);
    opened.push(server);
    return server;
  };
  const senderFor = (server: MailServer, patience?: { connectMs: number; answerMs: number }): SmtpSender => {
    const sender = server.sender(patience);
    opened.push(sender);
    return sender;
  };
  afterEach(async () => {
    for (const one of opened.splice(0).reverse()) await (one.close?.() ?? one.stop?.());
  });

  it("is handed a letter that says whom it is from, in plain text and in safe HTML", async () => {
    const server = await open();
    expect(await senderFor(server).send(LETTER)).toEqual({ kind: "ACCEPTED" });
    const [letter] = server.letters;
    expect(letter?.to).toBe("anna@mail.example");
    const [headers = "", ...parts] = (letter?.raw ?? "").split("\r\n\r\n");
    expect(headers).toContain("Message-ID: <01890a5d-ac96-774b-bcce-b302099a8057@union.example>");
    expect(headers).toContain("Reply-To: help@union.example");
    expect(headers).not.toContain("List-Unsubscribe");
    expect(headers).toMatch(/From: =\?UTF-8\?.+ <no-reply@union\.example>/);
    const html = decodedPart(parts.join("\r\n\r\n"));
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(html).not.toContain("<script>");
  });

  it("is told where a mailing is declined", async () => {
    const server = await open();
    await senderFor(server).send({
      ...LETTER,
      decline: { link: "https://site.example/decline", words: "Отказаться от рассылки" },
    });
    expect(server.letters[0]?.raw).toContain("List-Unsubscribe: <https://site.example/decline>");
    expect(server.letters[0]?.raw).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  });

  it.each([
    ["a title with lines of its own", { title: "Новость\r\nBcc: all@mail.example\r\n\r\nтекст" }],
    ["an address that goes on", { to: "anna@mail.example>\r\nRCPT TO:<all@mail.example" }],
    ["two addresses", { to: "anna@mail.example, all@mail.example" }],
    ["an address in a name", { to: "Anna <anna@mail.example>" }],
  ])("is given no header or recipient by %s", async (_what, change) => {
    const server = await open();
    await senderFor(server).send({ ...LETTER, ...change });
    for (const { to, raw } of server.letters) {
      expect(to).toBe("anna@mail.example");
      expect(raw.split("\r\n\r\n")[0]).not.toMatch(/^Bcc/m);
    }
    if ("to" in change) expect(server.letters).toEqual([]);
  });

  it.each([
    [421, false],
    [451, false],
    [550, true],
    [554, true],
  ])("refuses a letter by %i, for good: %p", async (code, isFinal) => {
    const server = await open(() => code);
    expect(await senderFor(server).send(LETTER)).toMatchObject({ kind: "REFUSED", isFinal });
  });

  it("refuses a recipient it does not know, for good, and names nobody in the reason", async () => {
    const server = await open(undefined, () => 550);
    expect(await senderFor(server).send(LETTER)).toEqual({
      kind: "REFUSED",
      isFinal: true,
      reason: "EENVELOPE 550",
    });
  });

  it("that nobody answers for refuses for a time", async () => {
    const server = await open();
    const sender = senderFor(server);
    await server.stop();
    opened.splice(0, 1);
    expect(await sender.send(LETTER)).toMatchObject({ kind: "REFUSED", isFinal: false });
  });

  it("that never greets refuses for a time", async () => {
    const mute = createServer(() => undefined).listen(0, "127.0.0.1");
    await new Promise((resolve) => mute.once("listening", resolve));
    const sender = senderTo((mute.address() as AddressInfo).port, { connectMs: 200, answerMs: 200 });
    expect(await sender.send(LETTER)).toMatchObject({ kind: "REFUSED", isFinal: false });
    mute.close();
  });

  it.each(["SILENCE", "CUT", "TAKE_AND_CUT"] as const)(
    "leaves it uncertain when after the letter comes %s",
    async (reaction) => {
      const server = await open(() => reaction);
      const sender = senderFor(server, { connectMs: 5_000, answerMs: 300 });
      expect(await sender.send(LETTER)).toMatchObject({ kind: "UNCERTAIN" });
      expect(server.tries).toBe(1);
    },
  );

  it("that says twice that it took a letter took one, and the next letter goes over another connection", async () => {
    const server = await open((_to, attempt) => (attempt === 1 ? "TAKE_TWICE" : "TAKE"));
    const sender = senderFor(server);
    expect(await sender.send(LETTER)).toEqual({ kind: "ACCEPTED" });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await sender.send({ ...LETTER, to: "boris@mail.example" })).toEqual({ kind: "ACCEPTED" });
    expect(server.letters.map(({ to }) => to)).toEqual(["anna@mail.example", "boris@mail.example"]);
  });

  it("whose answers have slipped by one is given no letter", async () => {
    let said = "";
    const slipping = createServer((socket) => {
      socket.write("220 ready\r\n");
      socket.on("data", (chunk) => {
        said += String(chunk);
        for (const line of String(chunk).split("\r\n").filter(Boolean)) {
          const isMail = line.startsWith("MAIL");
          socket.write(line === "DATA" ? "354 go on\r\n" : isMail ? "250 yes\r\n250 yes\r\n" : "250 yes\r\n");
        }
      });
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => slipping.once("listening", resolve));
    const sender = senderTo((slipping.address() as AddressInfo).port);
    expect(await sender.send(LETTER)).toMatchObject({ kind: "REFUSED", isFinal: false });
    expect(said).toContain("DATA");
    expect(said).not.toContain("Subject");
    await new Promise((resolve) => slipping.close(resolve));
  });

  it("takes many letters over few connections", async () => {
    const server = await open();
    const sender = senderFor(server);
    for (let n = 0; n < 20; n += 1) await sender.send(LETTER);
    expect(server.letters).toHaveLength(20);
    expect(server.connectionsMade).toBe(1);
  });
});

/** The last part of a letter, as text. */
function decodedPart(body: string): string {
  const html = body.slice(body.lastIndexOf("text/html"));
  const encoding = /Content-Transfer-Encoding: (\S+)/i.exec(html)?.[1];
  const content = html.slice(html.indexOf("\r\n\r\n") + 4);
  if (encoding === "base64") return Buffer.from(content.split("\r\n--")[0] ?? "", "base64").toString();
  return content.replaceAll("=\r\n", "").replaceAll("=3D", "=");
}
