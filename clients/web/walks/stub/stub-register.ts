import type { Args, PageArgs } from "./asked.js";
import { listPage } from "./list-page.js";
import { agesOfStub } from "./stub-figures.js";
import type { StubDues } from "./stub-dues.js";
import type { StubPapers } from "./stub-papers.js";

interface Name {
  readonly last: string;
  readonly first: string;
  readonly patronymic: string | null;
}

const fullNameOf = ({ last, first, patronymic }: Name) => [last, first, patronymic].filter(Boolean).join(" ");

const memberOf = (id: string, { last, first, patronymic }: Name, bornOn: string, place: number) => ({
  id,
  displayName: `${first} ${last.slice(0, 1)}.`,
  name: { full: fullNameOf({ last, first, patronymic }) },
  bornOn,
  position: "учитель",
  card: { formattedNumber: `9643 8090 0317 052${place}`, status: "NOT_ORDERED" },
});

/** The members of a register, put on and taken off. */
export class StubRegister {
  readonly #members = [
    memberOf("member-0", { last: "Соколова", first: "Анна", patronymic: "Игоревна" }, "1988-03-02", 0),
    memberOf("member-1", { last: "Соколова", first: "Дарья", patronymic: "Тихоновна" }, "1991-05-17", 1),
  ];

  constructor(
    private readonly papers: StubPapers,
    private readonly dues: StubDues,
  ) {}

  ofOrganisation() {
    return {
      passport: () => ({
        on: "2026-11-21",
        fullName: "Карельская республиканская организация",
        number: "10-02",
        typeName: "Региональная организация",
        chairName: "Орлова Юлия Ильинична",
        isChairStaff: true,
        memberCount: this.#members.length,
        committeeSize: 9,
        presidiumSize: 4,
        auditCommissionSize: 3,
        staffCount: 2,
        regional: null,
        territorial: null,
        organisations: [
          { level: "REGIONAL", count: 1 },
          { level: "PRIMARY", count: 2 },
        ],
        social: {
          youth: { count: null, base: null, percent: null, on: "2026-11-21" },
          ageBySex: agesOfStub,
          married: { count: 12 },
          parents: { count: 9 },
          largeFamilies: { count: null },
        },
      }),
    };
  }

  /** Everyone on it, as they stand there. */
  get members() {
    return this.#members;
  }

  memberBy(cardNumber: string) {
    return this.#members.find(({ card }) => card.formattedNumber === cardNumber);
  }

  fields() {
    return {
      member: ({ id }: { id: string }) => {
        const member = this.#members.find((one) => one.id === id);
        return (
          member && {
            ...member,
            appeals: (page: PageArgs) => listPage([], page),
            ...this.dues.ofMember(id),
            documents: (page: PageArgs) => this.papers.ofMember(id, page),
          }
        );
      },
      members: (page: PageArgs & { search?: string | null }) =>
        listPage(
          this.#members.filter(({ name }) =>
            name.full.toLowerCase().includes(page.search?.toLowerCase() ?? ""),
          ),
          page,
        ),
      checkName: ({ name }: { name: Name }) => ({
        sex: name.patronymic ? "FEMALE" : null,
        findings: /[A-Za-z]/.test(name.last) ? [{ message: "В фамилии буквы двух алфавитов." }] : [],
        matches: this.#members
          .filter((member) => member.name.full === fullNameOf(name))
          .map((member) => ({ reason: "NAME", isOnRegister: true, member })),
      }),
      registerMember: ({ input }: Args<{ name: Name; bornOn: string }>) => {
        const place = this.#members.length;
        const member = memberOf(`member-${place}`, input.name, input.bornOn, place);
        this.#members.push(member);
        return { __typename: "RegisterMemberPayload", member };
      },
      removeMember: ({ input }: Args<{ memberId: string }>) => {
        const [member] = this.#members.splice(
          this.#members.findIndex(({ id }) => id === input.memberId),
          1,
        );
        return { __typename: "RemoveMemberPayload", member };
      },
    };
  }
}
