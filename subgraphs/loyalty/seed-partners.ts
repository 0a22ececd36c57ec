import type { EntityManager } from "@angel/kit/database";
import { listOf } from "@angel/kit/published";
import { PartnerCategory } from "./src/partner/partner-category.js";

interface Place {
  id: string;
  path: string;
}

export interface SeedPartners {
  /** Those with a shop on the internet, of the whole union. */
  readonly federal: readonly string[];
  /** Those with a counter in Karelia. */
  readonly local: readonly string[];
}

/** Of the report: more than 650 partners; of the pilot: 199 places, 150 of them in Petrozavodsk and 45 in Segezha. */
const PARTNERS = 650;
const TOWNS = [
  { city: "Петрозаводск", places: 150, longitude: 34.3469, latitude: 61.7849 },
  { city: "Сегежа", places: 45, longitude: 34.3127, latitude: 63.7437 },
  { city: "Кондопога", places: 2, longitude: 34.2667, latitude: 62.2 },
  { city: "Медвежьегорск", places: 2, longitude: 34.4667, latitude: 62.9167 },
];
const LOCAL = TOWNS.reduce((total, { places }) => total + places, 0);
const AVERAGE_DISCOUNT = 12;

const CATEGORIES = Object.values(PartnerCategory);
const WORDS: Record<PartnerCategory, readonly [federal: string, local: string]> = {
  ELECTRONICS: ["Электроника", "Бытовая техника"],
  CLOTHES: ["Гардероб", "Магазин одежды"],
  TRAVEL: ["Путешествия", "Турагентство"],
  BEAUTY: ["Косметика", "Парикмахерская"],
  HOME: ["Дом и дача", "Хозяйственный магазин"],
  HEALTH: ["Здоровье", "Аптека"],
  CARS: ["Автотовары", "Автомастерская"],
  BOOKS: ["Книжный мир", "Книжная лавка"],
  PETS: ["Зоотовары", "Зоомагазин"],
};
const NAMES = [
  "Онего",
  "Кивач",
  "Заря",
  "Берёзка",
  "Сампо",
  "Калина",
  "Северянка",
  "Лахти",
  "Валаам",
  "Рябина",
];
const STREETS = [
  "ул. Ленина",
  "ул. Кирова",
  "пр. Первомайский",
  "ул. Мира",
  "ул. Советская",
  "наб. Онежская",
];

/** Partners with terms, Karelia's counters on the map with their discounts, and staff to try the counter with. */
export async function seedPartners(
  em: EntityManager,
  { root, region, staffIds }: { root: Place; region: Place; staffIds: readonly string[] },
): Promise<SeedPartners> {
  const partners = Array.from({ length: PARTNERS }, (_, place) => {
    const isLocal = place < LOCAL;
    const category = CATEGORIES[place % CATEGORIES.length] ?? PartnerCategory.BOOKS;
    const serial = Math.floor(place / CATEGORIES.length) + 1;
    return {
      organisationId: isLocal ? region.id : root.id,
      organisationPath: isLocal ? region.path : root.path,
      name: `${WORDS[category][isLocal ? 1 : 0]} «${NAMES[place % NAMES.length]}» № ${serial}`,
      category,
      siteUrl: isLocal ? null : `https://shop-${place + 1}.example`,
      contractNumber: `${isLocal ? "К" : "Ф"}-${String(place + 1).padStart(4, "0")}`,
      isLocal,
      place,
    };
  });
  const rows = await em.execute<{ id: string; place: number }[]>(
    `with given as (
       select * from jsonb_to_recordset(?::jsonb) as given ("organisationId" uuid, "organisationPath" text, name text,
         category partner_category, "siteUrl" text, "contractNumber" text, place int)),
     made as (
       insert into partners (organisation_id, organisation_path, name, category, site_url, contract_number, contract_from)
       select "organisationId", "organisationPath", name, category, "siteUrl", "contractNumber", '2012-01-01' from given
       returning id, contract_number)
     select made.id, place from made join given on "contractNumber" = contract_number order by place`,
    [JSON.stringify(partners)],
  );
  const [local, federal] = [rows.slice(0, LOCAL), rows.slice(LOCAL)].map((some) => some.map(({ id }) => id));
  await seedTerms(em, federal ?? []);
  await seedCounters(em, local ?? []);
  await em.execute("insert into partner_staff (partner_id, account_id) select ?, unnest(?::uuid[])", [
    local?.[0],
    listOf(staffIds),
  ]);
  return { federal: federal ?? [], local: local ?? [] };
}

async function seedTerms(em: EntityManager, partners: readonly string[]): Promise<void> {
  await em.execute(
    `insert into partner_terms (partner_id, since, return_percent, excluded, hold_days)
     select id, '2012-01-01', 2 + place % 4, '{delivery}', 14
     from unnest(?::uuid[]) with ordinality as given (id, place)`,
    [listOf(partners)],
  );
}

async function seedCounters(em: EntityManager, partners: readonly string[]): Promise<void> {
  const discounts = discountsOf(partners.length);
  let place = 0;
  const counters = TOWNS.flatMap(({ city, places, longitude, latitude }) =>
    Array.from({ length: places }, (_, inTown) => {
      const [angle, away] = [inTown * 2.399_963, Math.sqrt(inTown) * 0.0025];
      const at = place++;
      return {
        partnerId: partners[at],
        city,
        address: `${STREETS[inTown % STREETS.length]}, ${Math.floor(inTown / STREETS.length) + 1}`,
        // As the seeds of a sunflower: spread around the middle of the town, never twice in one spot.
        spot: `(${(longitude + away * 2 * Math.cos(angle)).toFixed(6)},${(latitude + away * Math.sin(angle)).toFixed(6)})`,
        openMinutes: inTown % 10 === 0 ? "{[0,10080)}" : WEEKDAYS,
        percent: discounts[at],
      };
    }),
  );
  await em.execute(
    `insert into places (partner_id, name, city, address, spot, category, open_minutes)
     select given."partnerId", partners.name, city, address, spot, category, "openMinutes"
     from jsonb_to_recordset(?::jsonb) as given (
       "partnerId" uuid, city text, address text, spot point, "openMinutes" int4multirange)
     join partners on partners.id = given."partnerId"`,
    [JSON.stringify(counters)],
  );
  await em.execute(
    `insert into offers (partner_id, kind, title, percent, valid_from)
     select "partnerId", 'DISCOUNT', 'Скидка ' || percent || ' % по профсоюзному билету', percent, '2012-01-01'
     from jsonb_to_recordset(?::jsonb) as given ("partnerId" uuid, percent int)`,
    [JSON.stringify(counters)],
  );
  await em.execute(
    `insert into offers (partner_id, kind, title, valid_from, valid_until)
     select id, kind, title, '2026-09-01', valid_until
     from unnest(?::uuid[]) with ordinality as given (id, place)
     join (values ('GIFT'::offer_kind, 'Подарок ко Дню учителя', null::date, 7), ('ACTION', 'Зимние каникулы', '2027-01-15', 11))
       as kinds (kind, title, valid_until, every) on place % every = 0`,
    [listOf(partners)],
  );
}

/** Nine to eight on working days, ten to six on Saturdays. */
const WEEKDAYS = `{${[0, 1, 2, 3, 4].map((day) => `[${day * 1_440 + 540},${day * 1_440 + 1_200})`).join(",")},[${5 * 1_440 + 600},${5 * 1_440 + 1_080})}`;

/** From 3 to 100 per cent, 12 on the average. */
function discountsOf(count: number): number[] {
  const plain = Array.from({ length: count - 2 }, (_, place) => 5 + ((place * 7) % 13));
  const discounts = [3, 100, ...plain];
  let over = discounts.reduce((total, percent) => total + percent, 0) - AVERAGE_DISCOUNT * count;
  for (let place = 2; over !== 0; place = place + 1 < count ? place + 1 : 2) {
    const percent = discounts[place] ?? 0;
    const step = over > 0 ? -1 : 1;
    if (percent + step < 4 || percent + step > 30) continue;
    discounts[place] = percent + step;
    over += step;
  }
  return discounts;
}
