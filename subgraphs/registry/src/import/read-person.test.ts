import { describe, expect, it } from "@jest/globals";
import { rowOf } from "@angel/kit/table/table-row";
import { canName, guessFields, ImportField } from "./import-field.js";
import { personReader, readDay } from "./read-person.js";

const { FULL_NAME, LAST_NAME, FIRST_NAME, PATRONYMIC, BORN_ON, SEX, OCCUPATION, DUES_FORM, PHONE } =
  ImportField;
const read = (fields: ImportField[], ...cells: string[]) =>
  personReader(fields, "2026-01-31")(rowOf(2, cells));
const nameOf = (...cells: string[]) => {
  const { lastName, firstName, patronymic } = read([LAST_NAME, FIRST_NAME, PATRONYMIC], ...cells).columns;
  return [lastName, firstName, patronymic];
};

describe("the columns of a file", () => {
  it("are known by their titles", () => {
    const titles = [
      "№ п/п",
      "Фамилия",
      "Имя",
      "Отчество",
      "Дата рождения",
      "Пол",
      "Моб. телефон",
      "E-mail",
      "Место работы",
      "Должность",
      "Номер ЭПБ",
      "ИНПО",
      "Форма уплаты взносов",
      "Дата вступления",
    ];
    expect(guessFields(titles)).toEqual([
      ImportField.NOTHING,
      LAST_NAME,
      FIRST_NAME,
      PATRONYMIC,
      BORN_ON,
      SEX,
      PHONE,
      ImportField.EMAIL,
      ImportField.WORKPLACE,
      ImportField.POSITION,
      ImportField.CARD_NUMBER,
      ImportField.ORGANISATION,
      DUES_FORM,
      ImportField.JOINED_ON,
    ]);
    expect(guessFields(["ФИО", "ФИО родителя"])).toEqual([FULL_NAME, ImportField.NOTHING]);
  });

  it("suffice when they make a name", () => {
    expect([canName([FULL_NAME]), canName([LAST_NAME, FIRST_NAME]), canName([LAST_NAME])]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe("a row of a file", () => {
  it.each([
    ["as it should be", ["Сергеев", "Сергей", "Сергеевич"]],
    ["in capitals", ["СЕРГЕЕВ", "СЕРГЕЙ", "СЕРГЕЕВИЧ"]],
    ["with Latin letters that look alike", ["Cepгeeв", "Ceргей", "Cepгeeвич"]],
    ["the first name first", ["Сергей", "Сергеевич", "Сергеев"]],
    ["the patronymic first", ["Сергеевич", "Сергеев", "Сергей"]],
  ])("has its name %s", (_how, cells) => {
    expect(nameOf(...cells)).toEqual(["Сергеев", "Сергей", "Сергеевич"]);
  });

  it("keeps a surname that only looks like a patronymic", () => {
    expect(nameOf("Абрамович", "Иван", "Ильич")).toEqual(["Абрамович", "Иван", "Ильич"]);
    expect(nameOf("Абрамович", "Иван")).toEqual(["Абрамович", "Иван", null]);
  });

  it("may have the name whole, with a patronymic of two words or none", () => {
    const whole = (name: string) => {
      const { lastName, firstName, patronymic } = read([FULL_NAME], name).columns;
      return [lastName, firstName, patronymic];
    };
    expect([whole("Мамедов Али Мамед оглы"), whole("Коваль Инна"), whole("САЛТЫКОВ-ЩЕДРИН МИХАИЛ")]).toEqual([
      ["Мамедов", "Али", "Мамед оглы"],
      ["Коваль", "Инна", null],
      ["Салтыков-Щедрин", "Михаил", null],
    ]);
  });

  it.each([
    ["03.02.1980", "1980-02-03"],
    ["3/2/80", "1980-02-03"],
    ["03.02.1980 г.", "1980-02-03"],
    ["1980-02-03", "1980-02-03"],
    ["1980-02-03T00:00:00", "1980-02-03"],
    ["29254", "1980-02-03"],
    ["5.6.11", "2011-06-05"],
    ["31.02.1980", null],
    ["вчера", null],
  ])("has the day %s", (written, day) => {
    expect(readDay(written)).toBe(day);
  });

  it("understands the usual words", () => {
    const { columns, faults } = read(
      [FULL_NAME, SEX, OCCUPATION, DUES_FORM, PHONE],
      "Коваль Инна Ильинична",
      "жен.",
      "Студентка",
      "безналичное удержание",
      "8 (921) 000-00-01",
    );
    expect(faults).toEqual([]);
    expect(columns).toMatchObject({
      sex: "FEMALE",
      occupation: "STUDENT",
      duesForm: "WITHHELD",
      phone: "+79210000001",
      joinedOn: "2026-01-31",
    });
  });

  it.each([
    ["a name that is missing", [LAST_NAME, FIRST_NAME], ["Коваль", ""], "name.first"],
    ["a day that is none", [FULL_NAME, BORN_ON], ["Коваль Инна", "40.01.1980"], "bornOn"],
    ["a day to come", [FULL_NAME, BORN_ON], ["Коваль Инна", "01.01.2190"], "bornOn"],
    ["a word that is not understood", [FULL_NAME, OCCUPATION], ["Коваль Инна", "космонавт"], "occupation"],
    ["a telephone that is none", [FULL_NAME, PHONE], ["Коваль Инна", "12"], "phone"],
    [
      "a card without all its digits",
      [FULL_NAME, ImportField.CARD_NUMBER],
      ["Коваль Инна", "9643 8090"],
      "card",
    ],
    ["a formula", [FULL_NAME, PHONE], ["Коваль Инна", "=1+1"], "phone"],
    ["more cells than columns", [FULL_NAME], ["Коваль Инна", "x"], "row"],
    ["digits in a name", [FULL_NAME], ["Коваль Инна7"], "name.first"],
  ] as const)("is refused for %s", (_what, fields, cells, path) => {
    expect(read([...fields], ...cells).faults.map((fault) => fault.path)).toContain(path);
  });

  it("does not mind what is wrong in a column that says nothing", () => {
    expect(read([FULL_NAME, ImportField.NOTHING], "Коваль Инна", "=1").faults).toEqual([]);
  });
});
