import { describe, expect, it } from "@jest/globals";
import { Sex } from "../member/member.entity.js";
import { Span } from "../seniority/span.type.js";
import { dayOf, nameIn, percentOf, roublesOf, spanOf, withInitials } from "./wording.js";

const person = (name: string, sex: Sex | null) => {
  const [lastName = "", firstName = "", ...rest] = name.split(" ");
  return { lastName, firstName, patronymic: rest.join(" ") || null, sex };
};

describe("the wording of papers", () => {
  it.each([
    ["Сергеев Сергей Сергеевич", Sex.MALE, "Сергеева Сергея Сергеевича", "Сергееву Сергею Сергеевичу"],
    ["Иванова Анна Ильинична", Sex.FEMALE, "Ивановой Анны Ильиничны", "Ивановой Анне Ильиничне"],
    ["Шевченко Любовь Петровна", Sex.FEMALE, "Шевченко Любови Петровны", "Шевченко Любови Петровне"],
    ["Кузьма Илья Лукич", Sex.MALE, "Кузьмы Ильи Лукича", "Кузьме Илье Лукичу"],
    ["Черных Ольга Львовна", Sex.FEMALE, "Черных Ольги Львовны", "Черных Ольге Львовне"],
    ["Коваль Игорь", Sex.MALE, "Коваля Игоря", "Ковалю Игорю"],
    ["Коваль Инна", Sex.FEMALE, "Коваль Инны", "Коваль Инне"],
    [
      "Салтыков-Щедрин Михаил Евграфович",
      Sex.MALE,
      "Салтыкова-Щедрина Михаила Евграфовича",
      "Салтыкову-Щедрину Михаилу Евграфовичу",
    ],
    ["Мамедов Лев Мамед оглы", Sex.MALE, "Мамедова Льва Мамед оглы", "Мамедову Льву Мамед оглы"],
    ["Коваль Женя", null, "Коваль Женя", "Коваль Женя"],
  ])("puts %s into the cases", (name, sex, genitive, dative) => {
    const whom = person(name, sex);
    expect([nameIn("genitive", whom), nameIn("dative", whom)]).toEqual([genitive, dative]);
  });

  it("puts a name into the accusative", () => {
    const accusative = (name: string, sex: Sex) => nameIn("accusative", person(name, sex));
    expect([
      accusative("Сергеев Сергей Сергеевич", Sex.MALE),
      accusative("Орлова Юлия Ивановна", Sex.FEMALE),
      accusative("Шевченко Любовь Петровна", Sex.FEMALE),
    ]).toEqual(["Сергеева Сергея Сергеевича", "Орлову Юлию Ивановну", "Шевченко Любовь Петровну"]);
  });

  it.each([
    [new Span(1, 0, 3), "1 год"],
    [new Span(12, 3, 0), "12 лет 3 мес."],
    [new Span(22, 0, 0), "22 года"],
    [new Span(0, 5, 9), "5 мес."],
    [new Span(0, 0, 0), "0 дн."],
  ])("writes %j as papers do", (span, words) => {
    expect(spanOf(span)).toBe(words);
  });

  it("writes days, sums, shares and initials as papers do", () => {
    expect([
      dayOf("2022-04-22"),
      dayOf(null),
      roublesOf(123_456_750),
      roublesOf(5),
      percentOf(1.5),
      withInitials(person("Сергеев Сергей Сергеевич", Sex.MALE)),
    ]).toEqual(["22.04.2022", "", "1 234 567,50 руб.", "0,05 руб.", "1,5 %", "Сергеев С. С."]);
  });
});
