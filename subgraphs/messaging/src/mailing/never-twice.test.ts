import { setTimeout as sleep } from "node:timers/promises";
import { logger } from "@angel/kit/log";
import { type Actor, testSubgraph } from "@angel/kit/testing";
import { beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { randomUUID } from "node:crypto";
import { messaging } from "../subgraph.js";
import { cancel, look, plan, readersOf, servantOf, told, wish } from "../testing/mailing.js";
import { type Place, TestUnion } from "../testing/union.js";
import { Mailer } from "./mailer.js";

const app = testSubgraph(messaging);
beforeAll(async () => {
  await TestUnion.open(app);
  // Others send instead, in stretches of a few people, which are stopped and cut off.
  await app.running.companion(Mailer).close();
});

/** What is said of being cut off is no news here. */
const silent = logger("test", "silent");
const mailer = () =>
  new Mailer(
    { orm: app.running.orm, bus: app.running.bus, log: silent },
    { organisations: 1, people: 2, claimMs: 50 },
  );

const sexes = ["FEMALE", "MALE"] as const;
const aMailing = fc.record({
  from: fc.constantFrom("root" as const, "region" as const, "school" as const, "lyceum" as const),
  text: fc.nat({ max: 1 }),
  sex: fc.constantFrom(null, ...sexes),
  onlyChairs: fc.boolean(),
});
const aPerson = fc.record({
  at: fc.constantFrom("school" as const, "lyceum" as const),
  sex: fc.constantFrom(...sexes),
  isChair: fc.boolean(),
  hasLeft: fc.boolean(),
  /** Merged with the one they are known by, and still in lists. */
  hasOldCard: fc.boolean(),
});
const aMishap = fc.record({
  what: fc.constantFrom("stopped" as const, "cut" as const, "replayed" as const, "withdrawn" as const),
  whose: fc.nat({ max: 3 }),
  after: fc.nat({ max: 20 }),
});

type Drawn<Kind> = Kind extends fc.Arbitrary<infer One> ? One : never;

interface Person extends Drawn<typeof aPerson> {
  id: string;
  place: Place;
}
interface Planned extends Drawn<typeof aMailing> {
  id: string;
  author: Actor;
  input: { text: string };
  place: Place;
  isWithdrawn: boolean;
}

describe("mailings of several levels of the union", () => {
  it("reach each whom one of them is for once with a content, whatever happens on the way", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aMailing, { minLength: 1, maxLength: 4 }),
        fc.array(aPerson, { minLength: 1, maxLength: 8 }),
        fc.array(aMishap, { maxLength: 6 }),
        async (mailings, people, mishaps) => {
          const union = await TestUnion.found(app);
          const texts = [`Первый текст ${randomUUID()}`, `Второй текст ${randomUUID()}`];
          const members = await Promise.all(people.map((person) => join(union, person)));
          const planned = await Promise.all(mailings.map((one) => planOne(union, one, texts)));

          const mailers = [mailer(), mailer()];
          for (const { what, whose, after } of mishaps) {
            await sleep(after);
            const one = planned[whose % planned.length];
            if (what === "stopped") {
              await mailers.shift()?.close();
              mailers.push(mailer());
            }
            if (what === "cut") await cutOff();
            if (what === "replayed" && one)
              expect((await plan(one.author, one.input)).mailing.id).toBe(one.id);
            if (what === "withdrawn" && one)
              one.isWithdrawn = (await cancel(one.author, one.id)).__typename === "CancelMailingPayload";
          }
          const finished = planned.filter(({ isWithdrawn }) => !isWithdrawn);
          for (const { author, id } of finished) {
            const { counts } = await told(app, author, id);
            expect(counts.told + counts.alreadyTold + counts.gone).toBe(counts.people);
          }
          await Promise.all(mailers.map((one) => one.close()));

          for (const [number, text] of texts.entries()) {
            const readers = await readersOf(union, text);
            const ofText = (which: Planned[]) =>
              members.filter((member) => which.some((one) => one.text === number && isFor(one, member)));
            const must = ofText(finished).map(({ id }) => id);
            const may = new Set(ofText(planned).map(({ id }) => id));
            expect(readers).toEqual([...new Set(readers)]);
            expect(must.filter((id) => !readers.includes(id))).toEqual([]);
            expect(readers.filter((id) => id === null || !may.has(id))).toEqual([]);
            const tellers = planned.filter((one) => one.text === number);
            const counts = await Promise.all(tellers.map(({ author, id }) => look(author, id)));
            expect(counts.reduce((sum, mailing) => sum + mailing.counts.told, 0)).toBe(readers.length);
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});

async function join(union: TestUnion, person: Drawn<typeof aPerson>): Promise<Person> {
  const place = union[person.at];
  const cards = [await union.member(place)];
  if (person.hasOldCard) cards.push(await union.member(place));
  const [id, old] = cards.map(({ memberId }) => memberId ?? "");
  if (!id) throw new Error("A member has an id.");
  await app.sql("update published.member_reach set sex = $2, is_on_register = $3 where member_id = any($1)", [
    [id, old],
    person.sex,
    !person.hasLeft,
  ]);
  if (old) await union.lend("member_merge", { kept_id: id, merged_id: old });
  if (person.isChair)
    await union.lend("chair", { organisation_id: place.id, node: place.node, member_id: id });
  return { ...person, id, place };
}

async function planOne(
  union: TestUnion,
  one: Drawn<typeof aMailing>,
  texts: readonly string[],
): Promise<Planned> {
  const place = union[one.from];
  const author = servantOf(app, place);
  const { sex, onlyChairs } = one;
  const input = wish(place, { text: texts[one.text], audience: { sex, onlyChairs } });
  return { ...one, author, input, place, id: (await plan(author, input)).mailing.id, isWithdrawn: false };
}

function isFor({ place, sex, onlyChairs }: Planned, person: Person): boolean {
  const isBelow = person.place.path === place.path || person.place.path.startsWith(`${place.path}.`);
  return (
    !person.hasLeft && isBelow && (sex === null || sex === person.sex) && (!onlyChairs || person.isChair)
  );
}

/** As when the database goes away in the middle of whatever is being done. */
async function cutOff(): Promise<void> {
  await app.sql(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where usename = 'messaging' and datname = current_database() and state <> 'idle'
       and query ~ 'mailing_people|told_contents|claimed_until'`,
  );
}
