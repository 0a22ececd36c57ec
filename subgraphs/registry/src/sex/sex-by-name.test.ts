import { describe, expect, it } from "@jest/globals";
import { sexByName } from "./sex-by-name.js";

const M = "MALE";
const F = "FEMALE";

describe("the sex by the name", () => {
  it.each([
    ["Иванов", "Пётр", "Ильич", M],
    ["Иванова", "Анна", "Петровна", F],
    ["ИВАНОВА", "АННА", "ИЛЬИНИЧНА", F],
    ["Толстая", "Наталья", "Никитична", F],
    ["Фомин", "Лука", "Лукич", M],
    ["Ткаченко", "Никита", "Кузьмич", M],
    ["Кузьмина", "Лариса", "Кузьминична", F],
    ["Шевченко", "Саша", "Игоревна", F],
    // Eastern patronymics in any writing.
    ["Алиев", "Мамед", "Гасан оглы", M],
    ["Алиев", "Мамед", "Гасан-оглы", M],
    ["Алиев", "Мамед", "Гасаноглы", M],
    ["Алиева", "Лейла", "Гасан кызы", F],
    ["Алиева", "Лейла", "Гасанкызы", F],
    ["Əliyeva", "Leyla", "Həsən qızı", F],
    ["Əliyev", "Məmməd", "Həsən oğlu", M],
    ["Бакиев", "Азат", "Бакыт уулу", M],
    ["Каримов", "Тимур", "Рашид угли", M],
    ["Каримова", "Зухра", "Рашид кизи", F],
    // A surname in -ович is no patronymic.
    ["Абрамович", "Роман", "Аркадьевич", M],
    ["Абрамович", "Роман", null, M],
    ["Абрамович", "Анна", null, F],
    ["Абрамович", "Женя", null, null],
    ["Войнович", "Анна", "Сергеевна", F],
    // Swapped columns are for a person to look at.
    ["Роман", "Аркадьевич", "Абрамович", null],
    ["Анна", "Петровна", "Иванова", null],
    // Names of either sex.
    ["Шевченко", "Саша", null, null],
    ["Шевченко", "Женя", null, null],
    ["Иванова", "Валя", null, null],
    // The first name, where there is no patronymic.
    ["Смит", "Илья", null, M],
    ["Смит", "Фома", null, M],
    ["Смит", "Данила", null, M],
    ["Гарсия", "Мария", null, F],
    ["Гарсия", "Анна Мария", null, F],
    ["Гарсия", "Анна-Мария", null, F],
    ["Сёмина", "Алёна", null, F],
    // Parts that disagree.
    ["Иванова", "Никита", null, null],
    ["Иванов", "Мария", null, null],
    ["Иванов", "Анна", "Петрович", null],
    ["Иванова", "Вильнюса", "Петрович", null],
    // Patronymic and first name stand above a mistyped or foreign surname.
    ["Иванова", "Сергей", "Сергеевич", M],
    ["Сенкевич", "Ольга", "Ивановна", F],
    // A first name that the list does not know.
    ["Петров", "Добрыня", "Никитич", M],
    ["Ли", "Мэй", null, null],
    ["Петрова", "Мэй", null, null],
    ["Ли", "Мэй", "Лин", null],
    ["", "", null, null],
  ])("of «%s %s %s» is %s", (lastName, firstName, patronymic, sex) => {
    expect(sexByName({ lastName, firstName, patronymic })).toBe(sex);
  });
});
