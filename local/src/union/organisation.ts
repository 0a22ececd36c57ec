import { Chance, idOf } from "./chance.ts";
import { makeAddress, makeCityPhone, type TownKey } from "./place.ts";
import { organisationTypes, type PrimaryPlan, primaryPlans } from "./primary.ts";
import type { Level, UnionOrganisation } from "./union.ts";

/** An organisation before its chair is known, with the plan it came from. */
export interface OrganisationPlan {
  key: string;
  town: TownKey;
  primary: PrimaryPlan | null;
  organisation: UnionOrganisation;
}

const unionFullName = "Профессионального союза работников народного образования и науки Российской Федерации";

const territories: readonly [key: TownKey, name: string, place: string][] = [
  ["petrozavodsk", "Петрозаводская городская организация", "Петрозаводская городская организация"],
  ["kondopoga", "Кондопожская районная организация", "Кондопожская районная организация"],
  ["segezha", "Сегежская районная организация", "Сегежская районная организация"],
  ["kostomuksha", "Костомукшская городская организация", "Костомукшская городская организация"],
  ["sortavala", "Сортавальская районная организация", "Сортавальская районная организация"],
  ["medvezhyegorsk", "Медвежьегорская районная организация", "Медвежьегорская районная организация"],
];

/** The tree, the root first. */
export function makeOrganisations(): OrganisationPlan[] {
  const chance = new Chance("organisations");
  const plans: OrganisationPlan[] = [];
  const gap = {
    duesPercent: chance.sample(primaryPlans, 0.386),
    isSmall: chance.sample(primaryPlans, 0.399),
    hasCommittee: chance.sample(primaryPlans, 0.388),
  };

  const national = add({
    key: "national",
    town: "petrozavodsk",
    level: "NATIONAL",
    typeCode: "01",
    name: "Общероссийский Профсоюз образования",
    fullName: `Профессиональный союз работников народного образования и науки Российской Федерации`,
    website: "https://union.example",
    postalAddress: "119119, г. Москва, Ленинский пр., д. 42",
  });
  const region = add({
    key: "region",
    parent: national,
    town: "petrozavodsk",
    level: "REGIONAL",
    typeCode: "02",
    name: "Карельская республиканская организация",
    fullName: `Карельская республиканская организация ${unionFullName}`,
    website: "https://karelia.union.example",
    note: "Объединяет также организации здравоохранения и промышленности республики по договору о совместной работе.",
  });
  const territorial = new Map(
    territories.map(([town, name, start]) => [
      town,
      add({
        key: town,
        parent: region,
        town,
        level: "TERRITORIAL",
        typeCode: "03",
        name,
        fullName: `${start} ${unionFullName}`,
      }),
    ]),
  );
  for (const primary of primaryPlans) {
    const isSmall = primary.members < 15;
    const people = primary.branch === "students" ? "обучающихся" : "работников";
    const made = add({
      key: primary.key,
      parent: (primary.territory && territorial.get(primary.territory)) || region,
      town: primary.town,
      level: "PRIMARY",
      typeCode: primary.typeCode,
      name: primary.name,
      fullName: `Первичная профсоюзная организация ${people} ${primary.employer} ${unionFullName}`,
      primary,
    });
    made.organisation.duesPercent = gap.duesPercent.has(primary) ? null : 1;
    made.organisation.preferentialDuesKopecks =
      primary.branch === "students" ? 5_000 : chance.pick([null, 10_000]);
    made.organisation.isSmall = gap.isSmall.has(primary) ? null : isSmall;
    made.organisation.hasCommittee = gap.hasCommittee.has(primary) ? null : !isSmall;
  }
  return plans;

  function add(given: {
    key: string;
    town: TownKey;
    level: Level;
    typeCode: string;
    name: string;
    fullName: string;
    parent?: OrganisationPlan;
    primary?: PrimaryPlan;
    website?: string;
    postalAddress?: string;
    note?: string;
  }): OrganisationPlan {
    const node = plans.length + 1;
    const parent = given.parent?.organisation;
    const foundedOn = chance.day("1990-09-27", "2004-12-30");
    // A primary has no seal and no ОГРН of its own unless it asked for them; the bodies above it always have.
    const isLegalEntity = given.level !== "PRIMARY" || ["university", "students"].includes(given.key);
    const address = given.postalAddress ?? makeAddress(chance, given.town);
    const code = given.level === "NATIONAL" ? 1 : 40_000 + node * 37;
    const territory = given.level === "TERRITORIAL" ? node - 2 : territoryOf(parent);
    const plan: OrganisationPlan = {
      key: given.key,
      town: given.town,
      primary: given.primary ?? null,
      organisation: {
        id: idOf("organisation", given.key, foundedOn),
        node,
        parentId: parent?.id ?? null,
        path: parent ? `${parent.path}.${node}` : `${node}`,
        level: given.level,
        typeCode: given.typeCode,
        typeName: organisationTypes[given.typeCode] ?? "",
        number: [
          given.level === "NATIONAL" ? "00" : "10",
          given.typeCode,
          String(territory).padStart(4, "0"),
          String(code).padStart(5, "0"),
        ].join("-"),
        code,
        name: given.name,
        fullName: given.fullName,
        note: given.note ?? null,
        duesPercent: null,
        preferentialDuesKopecks: null,
        isSmall: null,
        hasCommittee: given.level === "PRIMARY" ? null : true,
        registration: {
          isLegalEntity,
          taxId: isLegalEntity
            ? makeTaxId(given.level === "NATIONAL" ? 770_200_000 : 100_100_000, node)
            : null,
          registrationNumber: isLegalEntity ? makeRegistrationNumber(node) : null,
          registeredOn: isLegalEntity ? chance.day("2002-09-02", "2003-12-30") : null,
        },
        chair: null,
        contacts: {
          timeZone: "Europe/Moscow",
          postalAddress: address,
          actualAddress: address,
          legalAddress: isLegalEntity ? address : null,
          phones: given.level === "NATIONAL" ? ["+74950000000"] : [makeCityPhone(chance, given.town)],
          email: `${given.key}@union.example`,
          website: given.website ?? null,
          socialLinks: given.level === "PRIMARY" ? [] : [`https://vk.example/union-${given.key}`],
        },
      },
    };
    plans.push(plan);
    return plan;
  }
}

function territoryOf(parent: UnionOrganisation | undefined): number {
  return parent?.level === "TERRITORIAL" ? parent.node - 2 : 0;
}

/** ИНН of an organisation: nine digits and a check digit. */
export function makeTaxId(base: number, serial: number): string {
  const digits = String(base + serial * 13);
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return `${digits}${(sum % 11) % 10}`;
}

/** ОГРН: twelve digits and the last digit of their remainder by 11. */
function makeRegistrationNumber(serial: number): string {
  const digits = String(102_100_000_000 + serial * 101);
  return `${digits}${(Number(digits) % 11) % 10}`;
}
