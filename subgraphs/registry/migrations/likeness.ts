/**
 * Whether two who stand in a query under these names are probably one person, by the strongest reason; null where they
 * are not. Each has `name_key`, what follows from it (`nameParts`), `born_on`, `phone`, `email` and `primary_id`. Over
 * millions one likeness is chance: of those born on a day a twentieth share first name and patronymic. So a second one
 * is asked for: a place, a telephone, a slip of the pen. Two first names that both exist are two people, as twins are.
 */
export function likeness(one: string, other: string, wasCalled = "false"): string {
  const same = (column: string) => `${one}.${column} = ${other}.${column}`;
  const slip = (column: string) => `one_slip_apart(${one}.${column}, ${other}.${column})`;
  const isNamed = `${one}.middle <> ''`;
  const firstSlips = `(${slip("first")} and not (
    exists (select from first_names where name = ${one}.first)
    and exists (select from first_names where name = ${other}.first)))`;
  const middlesAgree = `(${one}.middle = '' or ${other}.middle = '' or left(${one}.middle, 1) = left(${other}.middle, 1)
    and (length(${one}.middle) = 1 or length(${other}.middle) = 1) or ${slip("middle")})`;
  const hasBoth = (whole: string, half: string) =>
    `right(${whole}.rest, length(${half}.rest) + 1) = ' ' || ${half}.rest`;
  const birthsAgree = `(${one}.born_on is null or ${other}.born_on is null or ${same("born_on")}
    or days_a_slip_apart(${one}.born_on, ${other}.born_on))`;
  const namesAgree = `(${same("first")} or ${firstSlips})
    and (${same("surname")} or ${same("middle")} and ${isNamed} or ${slip("surname")})`;
  return `case
    when ${same("born_on")} and ${same("name_key")} then 'NAME_AND_BIRTH'
    when ${same("born_on")} and (
      ${same("surname")} and (${same("first")} and ${middlesAgree} or ${same("middle")} and ${isNamed} and ${firstSlips})
      or ${same("rest")} and ${isNamed} and ${slip("surname")}) then 'SIMILAR_NAME'
    when ${same("born_on")} and (
      ${same("rest")} and ${isNamed}
        and (${same("primary_id")} or ${same("phone")} or ${same("email")} or ${wasCalled})
      or ${same("surname")} and (${hasBoth(one, other)} or ${hasBoth(other, one)})) then 'CHANGED_SURNAME'
    when ${same("phone")} and ${birthsAgree} and ${namesAgree} then 'PHONE'
    when ${same("email")} and ${birthsAgree} and ${namesAgree} then 'EMAIL'
    when ${same("name_key")} and ${isNamed} and ${same("primary_id")} and ${birthsAgree} then 'NAME'
    end::match_reason`;
}

/** The parts of a name by its key: the surname's first word, and what stands behind it. */
export function nameParts(key: string): string {
  return `(select surname, rest, split_part(rest, ' ', 1) as first,
      case when strpos(rest, ' ') > 0 then rtrim(substr(rest, strpos(rest, ' ') + 1), '.') else '' end as middle
    from (select split_part(${key}, ' ', 1) as surname, ${restOf(key)} as rest) key_parts)`;
}

/** What stands behind the surname's first word. */
export function restOf(key: string): string {
  return `substr(${key}, strpos(${key}, ' ') + 1)`;
}

/** The surname's first word, as `members_by_birth_and_surname` has it: four bytes for whatever name. */
export function isSurname(key: string, surname: string): string {
  const found = `split_part(${key}, ' ', 1)`;
  return `hashtext(${found}) = hashtext(${surname}) and ${found} = ${surname}`;
}

/** The same of `members_by_birth_and_rest`. */
export function isRest(key: string, rest: string): string {
  return `hashtext(${restOf(key)}) = hashtext(${rest}) and ${restOf(key)} = ${rest}`;
}

/** A telephone or an address that more have than a family says nothing of a person. */
export const FAMILY = 20;

interface Wish {
  /** The number of a card, where one is given. */
  card?: string;
  /** Whether so few share a value that it tells of a person, where somebody keeps that. */
  isFamily?: (value: string, having: string) => string;
  /** Those who share a value are counted where they are read, and not before. */
  isCountedAtOnce?: boolean;
  /** Whether those whom too many share a value with are read too, and told apart by `is_crowd`. */
  isCrowdNamed?: boolean;
}

/** Members who may be the one in `sought`, each kind by an index; `named` is read of each. A card is sought where given. */
export function candidates(named: string, wish: Wish = {}): string {
  const { byCard, bySurname, byTheRest } = kindsOfCandidates(named, wish);
  return [...byCard, bySurname, ...byTheRest].join(" union all ");
}

/** The same by the index that finds them. */
export function kindsOfCandidates(
  named: string,
  { card, isFamily = countedFew, isCountedAtOnce = false, isCrowdNamed = false }: Wish = {},
): { byCard: string[]; bySurname: string; byTheRest: string[] } {
  const shared = (column: "phone" | "email", value: string) => {
    const having = (members: string) =>
      `${column === "email" ? `lower(${members}.email)` : `${members}.phone`} = ${value}`;
    if (isCountedAtOnce) {
      return `
    (select ${named}, false${isCrowdNamed ? `, having_it > ${FAMILY}` : ""} from (
      select few.*, count(*) over () as having_it from (
        select ${named} from members where ${having("members")} limit ${FAMILY + 1}) few) members
      ${isCrowdNamed ? "" : `where having_it <= ${FAMILY}`})`;
    }
    return `
    (select ${named}, false as has_card from members
      where ${having("members")}
        and ${isFamily(value, having("again"))})`;
  };
  const apart = isCrowdNamed ? ", false as is_crowd" : "";
  return {
    byCard: card
      ? [
          `(select ${named}, true as has_card${apart} from membership_cards join members on members.id = member_id where number = ${card})`,
        ]
      : [],
    bySurname: `
    (select ${named}, false as has_card${apart} from members where members.born_on = sought.born_on
      and ${isSurname("name_key", "sought.surname")})`,
    byTheRest: [
      `
    (select ${named}, false as has_card${apart} from members where members.born_on = sought.born_on
      and sought.middle <> '' and ${isRest("name_key", "sought.rest")})`,
      `
    (select ${named}, false${apart} from members where members.primary_id = sought.primary_id
      and name_key = sought.name_key and sought.middle <> '')`,
      shared("phone", "sought.phone"),
      shared("email", "sought.email"),
    ],
  };
}

function countedFew(_value: string, having: string): string {
  return `(select count(*) from (select from members again
          where ${having} limit ${FAMILY + 1}) few) <= ${FAMILY}`;
}
