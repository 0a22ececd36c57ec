import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { DuesVerdict } from "./dues-reconciliation.entity.js";
import { matchPayroll, type Person } from "./match-payroll.js";
import { guessColumns, type PayrollLine, readLine, readSum } from "./payroll.js";

const member = (name: string, change: Partial<Person> = {}): Person => ({
  id: name,
  name: name.toLowerCase().replaceAll("ё", "е"),
  isOnRegister: true,
  isWithheld: true,
  ...change,
});
const line = (written: string, withheldKopecks: number | null = 500_00): PayrollLine => ({
  line: 2,
  written,
  withheldKopecks,
  wageKopecks: null,
});
const verdicts = (lines: PayrollLine[], people: Person[], percent: number | null = 1) =>
  matchPayroll(lines, people, percent).map(({ verdict, memberId }) => [verdict, memberId]);

describe("an employer's list", () => {
  it.each([
    ["1 234,50", 123_450],
    ["1234.5 руб.", 123_450],
    ["10\u00a0000 ₽", 1_000_000],
    ["456.789", 45_679],
    ["345.67890999999997", 34_568],
    ["", null],
    ["-5", null],
    ["12,345", null],
    ["10.000", null],
    ["сто", null],
  ])("has the sum «%s»", (text, kopecks) => {
    expect(readSum(text)).toBe(kopecks);
  });

  it("is understood by the titles of its columns", () => {
    expect(guessColumns(["Таб. №", "ФИО сотрудника", "Начислено", "Удержано взносов"])).toEqual({
      name: 1,
      wage: 2,
      withheld: 3,
    });
    expect(guessColumns(["Фамилия", "Проф. взнос"])).toEqual({ name: 0, withheld: 1, wage: null });
    expect(guessColumns(["А", "Б"])).toBeNull();
  });

  it("has lines that name nobody", () => {
    const columns = { name: 0, withheld: 1, wage: null };
    const read = (...cells: string[]) => readLine({ line: 9, cells, faults: [] }, columns);
    expect([read("Итого", "5"), read("", "5"), read("Сергеев С. С.", "5")]).toEqual([
      null,
      null,
      { line: 9, written: "Сергеев С. С.", withheldKopecks: 500, wageKopecks: null },
    ]);
  });
});

describe("holding it against the register", () => {
  it("finds by the full name and by initials, ё as е", () => {
    expect(
      verdicts(
        [line("Сергеев Пётр Ильич"), line("АННА ... ЁЛКИНА"), line("Елкина А.И.")],
        [member("Сергеев Петр Ильич"), member("Ёлкина Анна Ильинична")],
      ),
    ).toEqual([
      [DuesVerdict.AGREES, "Сергеев Петр Ильич"],
      [DuesVerdict.NOT_A_MEMBER, null],
      [DuesVerdict.AGREES, "Ёлкина Анна Ильинична"],
    ]);
  });

  it("tells who left, who is missing and who may be several", () => {
    expect(
      verdicts(
        [line("Яшин И. И."), line("Котов П. П."), line("Сомов Иван Ильич", null)],
        [
          member("Яшин Иван Ильич"),
          member("Яшин Игорь Игоревич"),
          member("Котов Пётр Петрович", { isOnRegister: false }),
          member("Сомов Иван Ильич"),
          member("Жуков Олег Олегович"),
          member("Белов Олег Олегович", { isWithheld: false }),
        ],
      ),
    ).toEqual([
      [DuesVerdict.AMBIGUOUS, null],
      [DuesVerdict.LEFT, "Котов Пётр Петрович"],
      [DuesVerdict.UNREADABLE, "Сомов Иван Ильич"],
      [DuesVerdict.MISSING, "Жуков Олег Олегович"],
    ]);
  });

  it("checks the share of the wage to the rouble", () => {
    const withWage = (withheld: number) => [
      { ...line("Сомов Иван Ильич", withheld), wageKopecks: 50_123_00 },
    ];
    const people = [member("Сомов Иван Ильич")];
    expect(verdicts(withWage(501_00), people)[0]?.[0]).toBe(DuesVerdict.AGREES);
    expect(verdicts(withWage(400_00), people)[0]?.[0]).toBe(DuesVerdict.WRONG_SUM);
    expect(verdicts(withWage(400_00), people, null)[0]?.[0]).toBe(DuesVerdict.AGREES);
  });

  it("finds every mistake that was put into a register, and none that was not", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("present", "left", "missing", "unknown"), { minLength: 1, maxLength: 60 }),
        (kinds) => {
          const name = (index: number) =>
            `Фамилия${"абвгдежзик"[index % 10]}${"абвгдежзик"[Math.floor(index / 10)]} Имя Отчество`;
          const people = kinds.flatMap((kind, index) =>
            kind === "unknown" ? [] : [member(name(index), { isOnRegister: kind !== "left" })],
          );
          const lines = kinds.flatMap((kind, index) => (kind === "missing" ? [] : [line(name(index))]));
          const expected = {
            present: DuesVerdict.AGREES,
            left: DuesVerdict.LEFT,
            missing: DuesVerdict.MISSING,
            unknown: DuesVerdict.NOT_A_MEMBER,
          };
          const found = matchPayroll(lines, people, 1).map(({ verdict }) => verdict);
          expect(found.toSorted()).toEqual(kinds.map((kind) => expected[kind]).toSorted());
        },
      ),
    );
  });
});
