import type { Block } from "@angel/kit/paper/block";
import { type PlainDate } from "@angel/kit/values";
import { BodyKind, SeatRole, type Body, type Seat } from "../../body/body.entity.js";
import type { Chair } from "../../chair/chair.entity.js";
import type { Employer } from "../../employer/employer.entity.js";
import { type Officer, OfficerKind } from "../../officer/officer.entity.js";
import type { Organisation, OrganisationType } from "../../organisation/organisation.entity.js";
import type { Unit } from "../../unit/unit.entity.js";
import { DocumentKind } from "../document.entity.js";
import { dayOf, percentOf, roublesOf } from "../wording.js";
import type { Template } from "./template.js";

export interface OrganisationCardFacts {
  readonly organisation: Organisation;
  readonly type: OrganisationType;
  readonly parent: Organisation | null;
  readonly chair: Chair | null;
  readonly employer: Employer | null;
  readonly memberCount: number;
  readonly bodies: readonly { readonly body: Body; readonly seats: readonly Seat[] }[];
  readonly officers: readonly Officer[];
  readonly units: readonly Unit[];
  readonly on: PlainDate;
}

const BODY = {
  [BodyKind.COMMITTEE]: "Профсоюзный комитет",
  [BodyKind.PRESIDIUM]: "Президиум",
  [BodyKind.AUDIT_COMMISSION]: "Контрольно-ревизионная комиссия",
};
const SEAT = {
  [SeatRole.HEAD]: "председатель",
  [SeatRole.DEPUTY]: "заместитель председателя",
  [SeatRole.SECRETARY]: "секретарь",
  [SeatRole.ORDINARY]: "член",
};

/** «Карточка организации»: the tabs of its form, of which only what is filled in stands on paper. */
export const organisationCard: Template<OrganisationCardFacts> = {
  kind: DocumentKind.ORGANISATION_CARD,
  versions: [
    {
      version: 1,
      validFrom: "2020-10-14",
      title: "Карточка организации Профсоюза",
      blocks: (facts) => [
        { kind: "heading", text: "КАРТОЧКА организации Профсоюза" },
        { kind: "text", text: `${facts.organisation.fullName}, по состоянию на ${dayOf(facts.on)}` },
        fields(ownData(facts)),
        ...part("Председатель", chairData(facts.chair)),
        ...part("Организация образования", employerData(facts.employer)),
        ...part("Регистрация", registrationData(facts.organisation)),
        ...part("Адреса, телефоны", contactData(facts.organisation)),
        ...facts.bodies.flatMap(({ body, seats }) =>
          list(
            `${BODY[body.kind]}, избран ${dayOf(body.electedOn)}, полномочия до ${dayOf(body.powersUntil)}`,
            ["Фамилия, имя, отчество", "Кто"],
            seats.map(({ name, role }) => [name, SEAT[role]]),
          ),
        ),
        ...officers("Профактив", OfficerKind.ACTIVIST, facts),
        ...officers("Штат", OfficerKind.STAFF, facts),
        ...list(
          "Профгруппы и подразделения",
          ["Название"],
          facts.units.map(({ name }) => [name]),
        ),
        { kind: "signature", who: "Председатель" },
      ],
    },
  ],
};

type Pair = readonly [name: string, value: string | null | undefined];

function ownData({ organisation, type, parent, memberCount }: OrganisationCardFacts): Pair[] {
  const { preferentialDuesKopecks: dues, duesPercent } = organisation;
  return [
    ["Наименование", organisation.name],
    ["ИНПО", organisation.number],
    ["Тип", type.name],
    ["Вышестоящая организация", parent?.fullName],
    ["Ликвидирована", dayOf(organisation.closedOn)],
    ["Членов Профсоюза на учёте", String(memberCount)],
    ["Членский взнос", duesPercent === null ? null : percentOf(duesPercent)],
    ["Льготный взнос", dues === null ? null : roublesOf(dues)],
    ["Малочисленная", answer(organisation.isSmall)],
    ["Наличие профкома", answer(organisation.hasCommittee)],
    ["Примечание", organisation.note],
  ];
}

function chairData(chair: Chair | null): Pair[] {
  if (!chair) return [];
  return [
    ["Фамилия, имя, отчество", chair.name],
    ["Дата выборов", dayOf(chair.electedOn)],
    ["Протокол №", chair.minutesNumber],
    ["Полномочия до", dayOf(chair.powersUntil)],
    ["Штатный", answer(chair.isStaff)],
  ];
}

function employerData(employer: Employer | null): Pair[] {
  if (!employer) return [];
  return [
    ["Наименование", employer.name],
    ["ИНН", employer.taxId],
    ["Руководитель", employer.headName],
    ["Должность руководителя", employer.headPosition],
    ["Образовательный комплекс", answer(employer.isEducationalComplex)],
  ];
}

function registrationData(organisation: Organisation): Pair[] {
  return [
    ["Юридическое лицо", answer(organisation.isLegalEntity)],
    ["ИНН", organisation.taxId],
    ["ОГРН", organisation.registrationNumber],
    ["Дата регистрации", dayOf(organisation.registeredOn)],
  ];
}

function contactData(organisation: Organisation): Pair[] {
  return [
    ["Почтовый адрес", organisation.postalAddress],
    ["Фактический адрес", organisation.actualAddress],
    ["Юридический адрес", organisation.legalAddress],
    ["Телефоны", organisation.phones.join(", ")],
    ["Электронная почта", organisation.email],
    ["Сайт", organisation.website],
    ["Социальные сети", organisation.socialLinks.join(", ")],
    ["Часовой пояс", organisation.timeZone],
  ];
}

function officers(title: string, kind: OfficerKind, facts: OrganisationCardFacts): Block[] {
  const rows = facts.officers.filter((officer) => officer.kind === kind);
  return list(
    title,
    ["Должность", "Фамилия, имя, отчество"],
    rows.map(({ position, name }) => [position, name]),
  );
}

function part(title: string, pairs: readonly Pair[]): Block[] {
  return pairs.some(([, value]) => value) ? [{ kind: "heading", text: title }, fields(pairs)] : [];
}

function fields(pairs: readonly Pair[]): Block {
  return { kind: "fields", rows: pairs.flatMap(([name, value]) => (value ? [[name, value] as const] : [])) };
}

function list(title: string, head: readonly string[], rows: readonly (readonly string[])[]): Block[] {
  if (rows.length === 0) return [];
  return [
    { kind: "heading", text: title },
    { kind: "table", head, widths: head.map(() => 1), rows },
  ];
}

function answer(said: boolean | null): string | null {
  return said === null ? null : said ? "да" : "нет";
}
