import { beforeAll, describe, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import { registry } from "../subgraph.js";
import { bytesOf, wordsOf } from "../testing/paper.js";
import { chairOf, register, seedWorld, uniqueName } from "../testing/world.js";

const app = testSubgraph(registry);
beforeAll(() => seedWorld(app));

const Prepare = `mutation Prepare($input: PreparePlasticCardInput!) { preparePlasticCard(input: $input) {
  __typename
  ... on PreparePlasticCardPayload { document {
    kind title templateVersion code pdf docx member { id } organisation { name } } }
  ... on CardStatusDiffers { status }
} }`;
const Check = `query Check($code: String!) { documentCheck(code: $code) {
  kind initials isLatest isCardInForce } }`;

const prepare = async (memberId: string, place: "school" | "plant" = "school") =>
  (await chairOf(app, place).run(Prepare, { input: { memberId } })).preparePlasticCard as {
    __typename: string;
    document: { code: string; pdf: string; docx: string };
  };
const check = async (code: string) => (await app.anonymous.run(Check, { code })).documentCheck;
const turnTo = (id: string, status: string) =>
  app.sql("update registry.membership_cards set status = $2 where member_id = $1", [id, status]);

describe("a membership card for the printer", () => {
  it("has two faces of a bank card's size, and says what it certifies and what it is for", async () => {
    const name = uniqueName();
    const id = await register(app, "school", { name });
    const [card] = await app.sql<{ number: string }>(
      "select number from registry.membership_cards where member_id = $1",
      [id],
    );

    const answer = await prepare(id);

    expect(answer).toEqual({
      __typename: "PreparePlasticCardPayload",
      document: {
        kind: "PLASTIC_CARD",
        title: "Электронный профсоюзный билет",
        templateVersion: 1,
        code: expect.stringMatching(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/),
        pdf: expect.stringMatching(/^\/files\/registry\//),
        docx: expect.stringMatching(/^\/files\/registry\//),
        member: { id },
        organisation: { name: "ППО школы № 12" },
      },
    });
    const pdf = (await bytesOf(app, answer.document.pdf)).toString("latin1");
    const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, ...sides]) =>
      sides.map((side) => Math.round((Number(side) / 72) * 25.4 * 10) / 10),
    );
    expect(boxes).toEqual([
      [85.6, 54],
      [85.6, 54],
    ]);
    expect(pdf).toContain("/FontFile2");
    const words = await wordsOf(app, answer.document.docx);
    expect(words).toContain(card?.number.replaceAll(/(\d{4})(?=\d)/g, "$1 ") ?? "no card");
    expect(words).toContain(`${name.last} Пётр Ильич`);
    expect(words).toContain(
      "удостоверяет членство в Профсоюзе и даёт право на дополнительную социальную поддержку",
    );
  });

  it("says to anyone who holds it whether it counts", async () => {
    const id = await register(app, "school");
    const { document } = await prepare(id);
    const found = { kind: "PLASTIC_CARD", initials: "Н. П. И.", isLatest: true };

    expect(await check(document.code)).toEqual({ ...found, isCardInForce: true });
    await turnTo(id, "LOST");
    expect(await check(document.code)).toEqual({ ...found, isCardInForce: false });
    await turnTo(id, "ISSUED");
    const later = (await prepare(id)).document;
    expect(await check(document.code)).toEqual({ ...found, isLatest: false, isCardInForce: true });
    await app.sql("update registry.membership_cards set replaced_on = '2026-01-01' where member_id = $1", [
      id,
    ]);
    expect(await check(later.code)).toEqual({ ...found, isCardInForce: false });
  });

  it("is not made of a card that does not count, nor by another's keeper", async () => {
    const id = await register(app, "school");
    expect(await prepare(id, "plant")).toEqual({ __typename: "MemberNotFound" });
    await turnTo(id, "BLOCKED");
    expect(await prepare(id)).toEqual({ __typename: "CardStatusDiffers", status: "BLOCKED" });
    expect(await prepare("nobody")).toEqual({ __typename: "MemberNotFound" });
  });
});
