import type { Args, PageArgs } from "./asked.js";
import { listPage } from "./list-page.js";
import type { StubRegister } from "./stub-register.js";
import { organisations } from "./stub-union.js";

interface Term {
  readonly electedOn: string | null;
  readonly powersUntil: string | null;
  readonly minutesNumber: string | null;
  readonly isStaff: boolean | null;
}
interface Chair extends Term {
  readonly id: string;
  readonly name: string;
  readonly isRepresentative: boolean;
  readonly leftOn: string | null;
  readonly endReason: string | null;
}
type Given = { readonly organisationId: string } & { readonly [Name in keyof Term]?: Term[Name] };

const TODAY = "2026-11-22";

/** Who leads and led the organisations, the last elected first. */
export class StubElections {
  readonly #chairs = new Map<string, readonly Chair[]>();

  constructor(private readonly register: StubRegister) {}

  ofOrganisation(id: string) {
    return {
      chair: () => this.#inOffice(id),
      elections: (page: PageArgs) => listPage(this.#chairsOf(id), page),
    };
  }

  fields() {
    return {
      electChair: ({ input }: Args<Given & { memberId: string; isRepresentative: boolean }>) => {
        const member = this.register.members.find(({ id }) => id === input.memberId);
        if (!member) return { __typename: "MemberNotFound", message: "Нет такого члена Профсоюза." };
        const electedOn = input.electedOn ?? TODAY;
        const powersUntil =
          input.powersUntil ?? electedOn.replace(/^\d+/, (year) => String(Number(year) + 5));
        if (powersUntil <= electedOn) {
          const fields = [
            { path: "powersUntil", message: "Полномочия — после дня выборов и не дольше 5 лет." },
          ];
          return { __typename: "InvalidInput", message: "Проверьте заполнение полей.", fields };
        }
        const { organisationId, isRepresentative } = input;
        this.#end(organisationId, "SUCCEEDED", electedOn);
        const chair: Chair = {
          id: `chair-${organisationId}-${this.#chairsOf(organisationId).length + 1}`,
          name: member.name.full,
          electedOn,
          powersUntil,
          minutesNumber: input.minutesNumber ?? null,
          isStaff: input.isStaff ?? null,
          isRepresentative,
          leftOn: null,
          endReason: null,
        };
        this.#chairs.set(organisationId, [chair, ...this.#chairsOf(organisationId)]);
        return { __typename: "ElectChairPayload", chair };
      },
      changeChair: ({ input: { organisationId, ...given } }: Args<Given>) => {
        const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
        this.#chairs.set(
          organisationId,
          this.#chairsOf(organisationId).map((one) => (one.leftOn === null ? { ...one, ...said } : one)),
        );
        return { __typename: "ChangeChairPayload", chair: this.#inOffice(organisationId) };
      },
      endChairPowers: ({ input }: Args<{ organisationId: string; reason: string; on?: string | null }>) => {
        this.#end(input.organisationId, input.reason, input.on ?? TODAY);
        return { __typename: "EndChairPowersPayload" };
      },
    };
  }

  #end(organisationId: string, endReason: string, leftOn: string): void {
    this.#chairs.set(
      organisationId,
      this.#chairsOf(organisationId).map((one) =>
        one.leftOn === null ? { ...one, leftOn, endReason } : one,
      ),
    );
  }

  #inOffice(organisationId: string): Chair | null {
    return this.#chairsOf(organisationId).find(({ leftOn }) => leftOn === null) ?? null;
  }

  #chairsOf(organisationId: string): readonly Chair[] {
    const known = this.#chairs.get(organisationId);
    if (known) return known;
    const place = organisations.find(({ id }) => id === organisationId);
    if (!place) return [];
    return [
      {
        ...place.chair,
        id: `chair-${organisationId}-1`,
        powersUntil: "2029-10-15",
        minutesNumber: "7",
        isRepresentative: false,
        leftOn: null,
        endReason: null,
      },
    ];
  }
}
