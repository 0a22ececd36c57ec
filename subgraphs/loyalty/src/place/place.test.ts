import { beforeAll, describe, expect, it } from "@jest/globals";
import { testSubgraph } from "@angel/kit/testing";
import fc from "fast-check";
import { loyalty } from "../subgraph.js";
import { openWorld, World } from "../testing/world.js";
import { hoursOf, minutesOf, Weekday } from "./opening-hours.js";

const app = testSubgraph(loyalty);
beforeAll(() => openWorld(app));

const Open = `mutation Open($input: OpenPlaceInput!) { openPlace(input: $input) { __typename
  ... on OpenPlacePayload { place { id name city address longitude latitude category isOpenNow openingHours { weekday from until } partner { id } } }
  ... on InvalidInput { fields { path } } } }`;
const Change = `mutation Change($input: ChangePlaceInput!) { changePlace(input: $input) { __typename ... on ChangePlacePayload { place { name city } } } }`;
const Close = `mutation Close($input: ClosePlaceInput!) { closePlace(input: $input) { __typename ... on ClosePlacePayload { place { id } } } }`;
const ChangePartner = `mutation ChangePartner($input: ChangePartnerInput!) { changePartner(input: $input) { __typename } }`;
const Places = `query Places($filter: PlaceFilter, $first: Int! = 20, $after: String) { places(filter: $filter, first: $first, after: $after) {
  totalCount nodes { name kilometres } pageInfo { endCursor hasNextPage } } }`;
const Map = `query Map($within: MapBoxInput!, $category: PartnerCategory, $isOpenNow: Boolean) { placeMap(within: $within, category: $category, isOpenNow: $isOpenNow) }`;

const shop = (change: object = {}) => ({
  name: "Книги",
  city: "Петрозаводск",
  address: "пр. Ленина, 1",
  longitude: 34.3469,
  latitude: 61.7849,
  ...change,
});
const ALWAYS = Object.values(Weekday).map((weekday) => ({ weekday, from: "00:00", until: "00:00" }));

/** Puts places of a partner of their own; each test looks at a part of the map where nobody else is. */
async function put(...places: object[]) {
  const world = await World.found(app);
  const partnerId = await world.partner();
  const ids: string[] = [];
  for (const place of places) {
    const { openPlace } = await world.keeper.run(Open, { input: { partnerId, place: shop(place) } });
    ids.push(openPlace.place.id as string);
  }
  return { world, partnerId, ids };
}

describe("a place", () => {
  it("is put on the map by the keeper of its partner", async () => {
    const world = await World.found(app);
    const partnerId = await world.partner();
    const hours = { weekday: "MONDAY", from: "09:00", until: "18:30" };

    const answer = await world.keeper.run(Open, {
      input: { partnerId, place: shop({ openingHours: [hours] }) },
    });

    expect(answer).toEqual({
      openPlace: {
        __typename: "OpenPlacePayload",
        place: {
          ...shop(),
          id: expect.any(String),
          category: "BOOKS",
          isOpenNow: expect.any(Boolean),
          openingHours: [hours],
          partner: { id: partnerId },
        },
      },
    });
    const stranger = (await World.found(app)).keeper;
    expect(await stranger.run(Open, { input: { partnerId, place: shop() } })).toEqual({
      openPlace: { __typename: "PartnerNotFound" },
    });
  });

  it("is refused with each fault named", async () => {
    const world = await World.found(app);
    const partnerId = await world.partner();
    const place = shop({
      city: "",
      latitude: 91,
      openingHours: [{ weekday: "MONDAY", from: "25:00", until: "1" }],
    });

    expect(await world.keeper.run(Open, { input: { partnerId, place } })).toEqual({
      openPlace: {
        __typename: "InvalidInput",
        fields: [{ path: "place.city" }, { path: "place.latitude" }, { path: "place.openingHours" }],
      },
    });
  });

  it("is changed, and goes off the map when it closes", async () => {
    const { world, ids } = await put({ longitude: 100.5, latitude: 1.5 });
    const [placeId] = ids;
    const near = { filter: { near: { longitude: 100.5, latitude: 1.5, kilometres: 1 } } };

    const changed = await world.keeper.run(Change, {
      input: { placeId, place: shop({ name: "Газеты", longitude: 100.5, latitude: 1.5 }) },
    });
    const before = await app.anonymous.run(Places, near);
    await world.keeper.run(Close, { input: { placeId } });

    expect(changed.changePlace.place).toEqual({ name: "Газеты", city: "Петрозаводск" });
    expect([before.places.totalCount, (await app.anonymous.run(Places, near)).places.totalCount]).toEqual([
      1, 0,
    ]);
    const stranger = (await World.found(app)).keeper;
    expect(await stranger.run(Close, { input: { placeId } })).toEqual({
      closePlace: { __typename: "PlaceNotFound" },
    });
  });
});

describe("the list of places", () => {
  it("begins with the nearest, and goes on from there", async () => {
    await put(
      { name: "третья", longitude: 60, latitude: 10.02 },
      { name: "первая", longitude: 60, latitude: 10.0001 },
      { name: "вторая", longitude: 60.01, latitude: 10 },
      { name: "далёкая", longitude: 61, latitude: 11 },
    );
    const filter = { near: { longitude: 60, latitude: 10, kilometres: 5 } };

    const first = await app.anonymous.run(Places, { filter, first: 2 });
    const rest = await app.anonymous.run(Places, { filter, after: first.places.pageInfo.endCursor });

    expect([...first.places.nodes, ...rest.places.nodes]).toEqual([
      { name: "первая", kilometres: expect.closeTo(0.011, 2) },
      { name: "вторая", kilometres: expect.closeTo(1.095, 2) },
      { name: "третья", kilometres: expect.closeTo(2.224, 2) },
    ]);
    expect(first.places.totalCount).toBe(3);
  });

  it("has the places on both sides of the date line in a circle that crosses it", async () => {
    await put(
      { name: "Врангеля, восток", longitude: -179.9, latitude: 71.2 },
      { name: "Врангеля, запад", longitude: 179.9, latitude: 71.2 },
    );
    const named = async (longitude: number) =>
      (
        await app.anonymous.run(Places, {
          filter: { near: { longitude, latitude: 71.2, kilometres: 20 } },
        })
      ).places.nodes.map(({ name }: { name: string }) => name) as string[];

    expect(await named(179.99)).toEqual(["Врангеля, запад", "Врангеля, восток"]);
    expect(await named(-179.99)).toEqual(["Врангеля, восток", "Врангеля, запад"]);
  });

  it("has those of partners whose contract holds, and what they sell now, as has the map", async () => {
    const { world, partnerId } = await put({ name: "Лавка", longitude: 20, latitude: -40 });
    const near = { longitude: 20, latitude: -40, kilometres: 1 };
    const within = { west: 19.9, south: -40.1, east: 20.1, north: -39.9 };
    const counts = async (category?: string) => [
      (await app.anonymous.run(Places, { filter: { near, category } })).places.totalCount as number,
      (await app.anonymous.run(Map, { within, category })).placeMap.features.length as number,
    ];
    const change = async (partner: object) =>
      world.keeper.run(ChangePartner, {
        input: {
          partnerId,
          partner: {
            name: "Лавка",
            category: "BOOKS",
            contractNumber: "1",
            contractFrom: "2020-01-01",
            ...partner,
          },
        },
      });

    expect([await counts("BOOKS"), await counts("PETS")]).toEqual([
      [1, 1],
      [0, 0],
    ]);
    await change({ category: "PETS" });
    expect([await counts("BOOKS"), await counts("PETS")]).toEqual([
      [0, 0],
      [1, 1],
    ]);
    await change({ contractUntil: "2020-12-31" });
    expect(await counts()).toEqual([0, 0]);
  });

  it("is narrowed by city, category, partner and whether it is open", async () => {
    const { partnerId } = await put(
      { name: "всегда", city: "Сегежа-Ёлкино", openingHours: ALWAYS },
      { name: "никогда", city: "Сегежа-Ёлкино" },
    );
    const count = async (filter: object) =>
      (await app.anonymous.run(Places, { filter })).places.totalCount as number;
    const city = "сегежа-елкино";

    expect([
      await count({ city }),
      await count({ city, isOpenNow: true }),
      await count({ city, category: "BOOKS", partnerId }),
      await count({ city, category: "PETS" }),
      await count({ city, partnerId: "нет" }),
    ]).toEqual([2, 1, 2, 0, 0]);
  });

  it("refuses a box that is none", async () => {
    for (const within of [
      { west: 181, south: 0, east: 0, north: 1 },
      { west: 0, south: 2, east: 1, north: 1 },
    ]) {
      expect(await app.anonymous.refusal(Places, { filter: { within } })).toBe("BAD_USER_INPUT");
    }
  });
});

describe("the map", () => {
  it("is a collection of the points in view, across the date line too", async () => {
    const { ids } = await put(
      { name: "Уэлен", longitude: -169.8, latitude: 66.15 },
      { name: "Эгвекинот", longitude: -179.1, latitude: 66.32 },
      { name: "Певек", longitude: 170.3, latitude: 69.7 },
      { name: "Анадырь", longitude: 177.5, latitude: 64.73 },
    );

    const { placeMap } = await app.anonymous.run(Map, {
      within: { west: 175, south: 60, east: -169, north: 68 },
    });

    const point = (id: string | undefined, name: string, coordinates: number[]) => ({
      type: "Feature",
      id,
      geometry: { type: "Point", coordinates },
      properties: { name, category: "BOOKS", isOpenNow: false },
    });
    expect({
      ...placeMap,
      features: placeMap.features.toSorted((a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)),
    }).toEqual({
      type: "FeatureCollection",
      features: [
        point(ids[0], "Уэлен", [-169.8, 66.15]),
        point(ids[1], "Эгвекинот", [-179.1, 66.32]),
        point(ids[3], "Анадырь", [177.5, 64.73]),
      ].toSorted((a, b) => ((a.id ?? "") < (b.id ?? "") ? -1 : 1)),
    });
  });

  it("shows groups where there is too much to see", async () => {
    const { partnerId } = await put();
    await app.sql(
      `insert into loyalty.places (partner_id, name, city, address, spot, category)
       select $1, 'Точка', 'Город', 'Улица', point(-30 + n / 1000.0, -30), 'BOOKS' from generate_series(1, 600) n`,
      [partnerId],
    );

    const { placeMap } = await app.anonymous.run(Map, {
      within: { west: -31, south: -31, east: -29, north: -29 },
    });

    const counts = placeMap.features.map(
      ({ properties }: { properties: { count: number } }) => properties.count,
    ) as number[];
    expect(counts.length).toBeLessThan(20);
    expect(counts.reduce((total, count) => total + count, 0)).toBe(600);
  });

  it("finds the points by the index", async () => {
    const plan = await app.sql<{ "QUERY PLAN": string }>(
      "explain select id from loyalty.places where closed_at is null and spot <@ box '((1,1),(2,2))'",
    );
    expect(JSON.stringify(plan)).toContain("places_by_spot");
  });
});

describe("opening hours", () => {
  it("come back as they were said, nights over Sunday too", () => {
    const span = fc.record({
      weekday: fc.constantFrom(...Object.values(Weekday)),
      from: fc.nat({ max: 1_439 }),
      minutes: fc.integer({ min: 1, max: 1_439 }),
    });
    const time = (minute: number) =>
      `${String(Math.floor((minute % 1_440) / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
    fc.assert(
      fc.property(span, ({ weekday, from, minutes }) => {
        const said = { weekday, from: time(from), until: time(from + minutes) };
        const kept = (minutesOf([said]) ?? "")
          .slice(1, -1)
          .split(/,(?=\[)/)
          .toSorted((one, other) => start(one) - start(other));
        expect(hoursOf(`{${kept.join(",")}}`)).toEqual([said]);
      }),
    );
    function start(range: string): number {
      return Number(/\d+/.exec(range)?.[0]);
    }
  });

  it("are each day of a week without a break", () => {
    expect(hoursOf("{[0,10080)}").map(({ weekday, from, until }) => ({ weekday, from, until }))).toEqual(
      ALWAYS,
    );
  });
});
