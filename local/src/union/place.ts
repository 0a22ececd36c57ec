import type { Chance } from "./chance.ts";

/** Real towns of Karelia; houses and telephones are invented, and the numbers belong to ranges nobody is given. */
interface Town {
  name: string;
  postalCode: string;
  district: string | null;
  streets: readonly string[];
}

export const towns = {
  petrozavodsk: {
    name: "г. Петрозаводск",
    postalCode: "185035",
    district: null,
    streets: [
      "пр. Ленина",
      "ул. Антикайнена",
      "ул. Красная",
      "ул. Кирова",
      "Лососинское шоссе",
      "ул. Чапаева",
    ],
  },
  kondopoga: {
    name: "г. Кондопога",
    postalCode: "186225",
    district: "Кондопожский р-н",
    streets: ["пр. Калинина", "ул. Пролетарская", "Октябрьское шоссе"],
  },
  segezha: {
    name: "г. Сегежа",
    postalCode: "186420",
    district: "Сегежский р-н",
    streets: ["бул. Советов", "ул. Спиридонова", "ул. Ленина"],
  },
  kostomuksha: {
    name: "г. Костомукша",
    postalCode: "186930",
    district: null,
    streets: ["ул. Антикайнена", "ул. Первомайская", "пр. Горняков"],
  },
  sortavala: {
    name: "г. Сортавала",
    postalCode: "186790",
    district: "Сортавальский р-н",
    streets: ["ул. Карельская", "ул. Комсомольская", "ул. Гагарина"],
  },
  medvezhyegorsk: {
    name: "г. Медвежьегорск",
    postalCode: "186350",
    district: "Медвежьегорский р-н",
    streets: ["ул. Дзержинского", "ул. Кирова", "ул. Советская"],
  },
} satisfies Record<string, Town>;

export type TownKey = keyof typeof towns;

export function makeAddress(chance: Chance, key: TownKey): string {
  const town = towns[key];
  const place = ["Республика Карелия", town.district, town.name].filter(Boolean).join(", ");
  return `${town.postalCode}, ${place}, ${chance.pick(town.streets)}, д. ${chance.from(1, 60)}`;
}

/** A city telephone: no subscriber's number begins with zero. */
export function makeCityPhone(chance: Chance, key: TownKey): string {
  return key === "petrozavodsk"
    ? `+781420${digits(chance, 5)}`
    : `+78145${chance.from(1, 9)}0${digits(chance, 4)}`;
}

/** A mobile telephone in 946, a code nobody has been given; different for different serials. */
export function makeMobilePhone(serial: number): string {
  return `+7946${String((serial * 7_919 + 1_403_567) % 10_000_000).padStart(7, "0")}`;
}

function digits(chance: Chance, count: number): string {
  return String(chance.from(0, 10 ** count - 1)).padStart(count, "0");
}
