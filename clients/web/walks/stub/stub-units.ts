import type { Args, PageArgs } from "./asked.js";
import { listPage } from "./list-page.js";
import type { StubRegister } from "./stub-register.js";
import { rightsIn } from "./stub-structure.js";
import { organisations } from "./stub-union.js";

interface Unit {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: string;
  name: string;
  organiserId: string | null;
}

/** The parts of primaries. */
export class StubUnits {
  #units: readonly Unit[] = [];
  #count = 0;

  constructor(private readonly register: StubRegister) {}

  ofOrganisation(id: string) {
    return {
      units: (page: PageArgs) =>
        listPage(
          this.#units.filter(({ organisationId }) => organisationId === id).map((unit) => this.#shown(unit)),
          page,
        ),
    };
  }

  fields() {
    return {
      unit: ({ id }: { id: string }) => {
        const unit = this.#units.find((one) => one.id === id);
        return unit ? this.#shown(unit) : null;
      },
      createUnit: ({ input }: Args<Omit<Unit, "id">>) => {
        if (this.#units.some(({ name }) => name === input.name)) {
          const fields = [{ path: "name", message: "Такая часть уже есть." }];
          return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields };
        }
        this.#count += 1;
        const unit = { ...input, id: `part-${this.#count}` };
        this.#units = [...this.#units, unit];
        return { __typename: "CreateUnitPayload", unit: this.#shown(unit) };
      },
      changeUnit: ({ input }: Args<{ unitId: string; name: string; organiserId: string | null }>) => {
        const unit = this.#units.find(({ id }) => id === input.unitId);
        if (!unit) return { __typename: "UnitNotFound", message: "Нет такой части." };
        Object.assign(unit, { name: input.name, organiserId: input.organiserId });
        return { __typename: "ChangeUnitPayload", unit: this.#shown(unit) };
      },
      closeUnit: ({ input }: Args<{ unitId: string }>) => {
        this.#units = this.#units.filter(({ id }) => id !== input.unitId);
        return { __typename: "CloseUnitPayload" };
      },
    };
  }

  #shown(unit: Unit) {
    const organiser = this.register.members.find(({ id }) => id === unit.organiserId);
    return {
      ...unit,
      closedOn: null,
      organisation: {
        ...organisations.find(({ id }) => id === unit.organisationId),
        viewerMay: rightsIn(unit.organisationId),
      },
      organiser: organiser ?? null,
      memberCount: organiser ? 1 : 0,
      members: (page: PageArgs) => listPage(organiser ? [organiser] : [], page),
    };
  }
}
