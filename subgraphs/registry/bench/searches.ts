import type { Bench } from "@angel/kit/bench";
import type { Union } from "./union.js";

const FIND = `query F($search: String!) { members(first: 50, search: $search) { nodes { id name { full } } } }`;

/** By card, telephone and the beginning of a surname; and by a name with a slip of the pen. */
export async function askSearches(bench: Bench, union: Union): Promise<void> {
  const rounds = bench.isQuick ? 300 : 1_000;
  const { rows: people } = await union.owner.query<Person>(
    `select members.id, last_name, first_name, patronymic, name_key, phone, number from members
     join membership_cards on member_id = members.id
     where members.status = 'ON_REGISTER' and phone is not null and patronymic is not null and replaced_on is null
       and members.id in (select id from members tablesample system (0.5) repeatable (7))
     order by md5(members.id::text) limit 1000`,
  );
  const of = (round: number) => people[round % people.length] as Person;
  const find = async (search: string) => (await union.ask(FIND, { search })).ms;
  await union.beside(
    bench,
    "search: card",
    rounds,
    (round) => find(of(round).number),
    (round) =>
      union.time(
        `select * from registry.members where id in (select member_id from registry.membership_cards where number = $1)`,
        [of(round).number],
      ),
  );
  await union.beside(
    bench,
    "search: telephone",
    rounds,
    (round) => find(of(round).phone),
    (round) => union.time("select * from registry.members where phone = $1", [of(round).phone]),
  );
  const beginning = (round: number) => of(round).name_key.slice(0, 3 + (round % 4));
  await union.beside(
    bench,
    "search: beginning of a surname",
    rounds,
    (round) => find(beginning(round)),
    (round) =>
      union.time(
        `select * from registry.members where name_key >= $1 collate "C" and name_key < $1 || U&'\\+10FFFF' collate "C"
         order by name_key, id limit 51`,
        [beginning(round)],
      ),
  );

  let found = 0;
  let asked = 0;
  const misspelt = people.map((person, at) => ({ person, search: misspell(person, at) }));
  const misspeltOf = (round: number) => misspelt[round % misspelt.length] as (typeof misspelt)[number];
  await union.beside(
    bench,
    "search: a name with a slip",
    rounds,
    async (round) => {
      const { person, search } = misspeltOf(round);
      const { ms, data } = await union.ask(FIND, { search });
      asked += 1;
      if (data.members.nodes.some(({ id }: { id: string }) => id === person.id)) found += 1;
      return ms;
    },
    (round) =>
      union.time("select distinct part, word from registry.name_words where near = any($1)", [
        misspeltOf(round).search.toLowerCase().split(" "),
      ]),
  );
  bench.add({
    case: "search: a name with a slip",
    subject: "service",
    metric: "recall",
    unit: "%",
    better: "higher",
    samples: [(100 * found) / asked],
  });
}

interface Person {
  id: string;
  last_name: string;
  first_name: string;
  patronymic: string;
  name_key: string;
  phone: string;
  number: string;
}

const LETTERS = "аеиорнтслкмвпду";

/** One slip in the surname, and in every third a second one in the first name: a letter wrong, missing, added, or two exchanged. */
function misspell({ last_name, first_name, patronymic }: Person, at: number): string {
  const last = slip(last_name.toLowerCase(), at);
  const first = at % 3 === 0 ? slip(first_name.toLowerCase(), at + 1) : first_name.toLowerCase();
  return `${last} ${first} ${patronymic.toLowerCase()}`;
}

function slip(word: string, at: number): string {
  const place = 1 + (at % Math.max(1, word.length - 2));
  const letter = LETTERS[(at * 7 + 3) % LETTERS.length] ?? "а";
  const [before, after] = [word.slice(0, place), word.slice(place + 1)];
  switch (at % 4) {
    case 0:
      return before + letter + after;
    case 1:
      return before + after;
    case 2:
      return before + letter + word.slice(place);
    default:
      return before + (word[place + 1] ?? "") + (word[place] ?? "") + word.slice(place + 2);
  }
}
