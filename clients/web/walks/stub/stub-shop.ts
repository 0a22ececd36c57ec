import { generateKeyPairSync, randomUUID, sign } from "node:crypto";
import type { Args, PageArgs } from "./asked.js";
import { listPage } from "./list-page.js";

const SHOP = {
  __typename: "Partner",
  id: "shop-books",
  name: "Книжная лавка",
  category: "BOOKS",
  description: "Учебники и книги для учителей.",
  siteUrl: "https://books.example",
  terms: { returnPercent: 3.5 },
  deadPasses: [] as string[],
  offers: (page: PageArgs) =>
    listPage([{ id: "offer-1", kind: "DISCOUNT", title: "Скидка на учебники", percent: 15 }], page),
};
const PLACES = [61.789, 61.786].map((latitude, at) => ({
  id: `place-${at + 1}`,
  name: "Книжная лавка",
  city: "Петрозаводск",
  address: `ул. Ленина, д. ${at + 1}`,
  category: "BOOKS",
  isOpenNow: at === 0,
  partner: SHOP,
  spot: [34.36 + at / 100, latitude] as const,
}));

const CHECK = {
  id: "check-1",
  checkedAt: "2026-11-18T12:30:00Z",
  isValid: true,
  initials: "А. С.",
  partner: SHOP,
  place: PLACES[0],
};

/** The fields of the API that concern shops and cards, over one shop. Passes are real ones, as telephones check them. */
export class StubShop {
  readonly #union = generateKeyPairSync("ed25519");
  readonly #codes = new Set<string>();

  servedPartners = () => [SHOP];
  passKey = () => ({ jwk: JSON.stringify(this.#union.publicKey.export({ format: "jwk" })) });
  partner = ({ id }: { id: string }) => (id === SHOP.id ? SHOP : null);
  partners = ({ search, ...page }: PageArgs & { search?: string | null }) =>
    listPage(
      [SHOP].filter(({ name }) => name.toLowerCase().includes(search?.toLowerCase() ?? "")),
      page,
    );
  places = ({ filter, ...page }: PageArgs & { filter?: { isOpenNow?: boolean | null } | null }) =>
    listPage(
      PLACES.filter(({ isOpenNow }) => !filter?.isOpenNow || isOpenNow),
      page,
    );
  placeMap = () => ({
    type: "FeatureCollection",
    features: PLACES.map(({ id, name, isOpenNow, spot }) => ({
      type: "Feature",
      id,
      geometry: { type: "Point", coordinates: spot },
      properties: { name, isOpenNow },
    })),
  });

  benefitsOfMember() {
    const kopecks = (sum: number) => ({ kopecks: sum });
    return {
      cover: { status: "CARD_NOT_IN_FORCE", policy: null },
      claims: (page: PageArgs) => listPage([], page),
      benefit: {
        discounts: kopecks(1_234_50),
        cashback: kopecks(350_00),
        insurance: null,
        total: kopecks(1_584_50),
        dues: kopecks(5_400_00),
      },
      loyalty: {
        isTakingPart: true,
        cardChecks: (page: PageArgs) => listPage([CHECK], page),
        available: kopecks(350_00),
        held: kopecks(0),
        owed: kopecks(0),
        paidOut: kopecks(0),
        purchases: (page: PageArgs) =>
          listPage(
            [
              {
                id: "purchase-1",
                status: "PAYABLE",
                clickedAt: "2026-10-01T09:00:00Z",
                paid: kopecks(10_000_00),
                cashback: kopecks(350_00),
                partner: SHOP,
              },
            ],
            page,
          ),
      },
    };
  }

  showCard = () => {
    const code = `v1.${randomUUID()}`;
    this.#codes.add(code);
    return { __typename: "ShowCardPayload", code, expiresAt: new Date(Date.now() + 60_000).toISOString() };
  };
  issuePass = ({ input }: Args<{ partnerId: string; publicKey: string }>) => {
    const expiresAt = new Date(Date.now() + 3_600_000);
    const claims = {
      jti: randomUUID(),
      aud: input.partnerId,
      exp: Math.floor(expiresAt.getTime() / 1_000),
      cnf: { jwk: { kty: "OKP", crv: "Ed25519", x: input.publicKey } },
      initials: "А. С.",
    };
    const words = [{ alg: "EdDSA" }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
      .join(".");
    const seal = sign(null, Buffer.from(words), this.#union.privateKey).toString("base64url");
    return { __typename: "IssuePassPayload", pass: `${words}.${seal}`, expiresAt: expiresAt.toISOString() };
  };
  checkCard = ({ input }: Args<{ code?: string | null; number?: string | null }>) => ({
    __typename: "CheckCardPayload",
    check: {
      id: randomUUID(),
      isValid: this.#codes.has(input.code ?? "") || input.number === "9643 8090 0317 0523",
      initials: null,
    },
  });
  recordSale = ({ input }: Args<{ spentKopecks: number; discountKopecks: number }>) =>
    input.spentKopecks > 0
      ? { __typename: "RecordSalePayload", check: { id: randomUUID(), isValid: true, initials: null } }
      : {
          __typename: "InvalidInput",
          message: "Проверьте заполнение полей.",
          fields: [{ path: "spentKopecks", message: "Сумма больше нуля." }],
        };
}
