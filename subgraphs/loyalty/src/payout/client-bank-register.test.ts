import { describe, expect, it } from "@jest/globals";
import { Readable } from "node:stream";
import { StatementUnreadable } from "../statement/read-statement.js";
import { hasGoodKey, isPersonsAccount } from "./account-key.js";
import { ClientBankRegister } from "./client-bank-register.js";
import { windows1251 } from "./windows-1251.js";

const bank = new ClientBankRegister({
  holder: "Общероссийский Профсоюз образования",
  taxId: "7736047320",
  bic: "044525225",
  number: "40702810900000000123",
});
const anna = { holder: "Сергеева Анна Петровна", number: "40817810899910004312", bic: "044525225" };
const ORDER = `СекцияДокумент=Платежное поручение
Номер=12003
Дата=21.11.2026
Сумма=200.00
ПлательщикСчет=40702810900000000123
Плательщик=ИНН 7736047320 Общероссийский Профсоюз образования
ПлательщикИНН=7736047320
Плательщик1=Общероссийский Профсоюз образования
ПлательщикРасчСчет=40702810900000000123
ПлательщикБИК=044525225
ПолучательСчет=40817810899910004312
Получатель=Сергеева Анна Петровна
ПолучательИНН=
Получатель1=Сергеева Анна Петровна
ПолучательРасчСчет=40817810899910004312
ПолучательБИК=044525225
ВидОплаты=01
Очередность=5
НазначениеПлатежа=Возврат по бонусной программе Профсоюза, реестр 12, строка 2. НДС не облагается
КонецДокумента`;

/** A bank's statement, with the fields that it adds to what it was sent. */
const statement = (...documents: string[]) => `1CClientBankExchange
ВерсияФормата=1.03
Кодировка=Windows
Отправитель=Банк
Получатель=Электронный ангел
ДатаСоздания=22.11.2026
ВремяСоздания=09:57:58
ДатаНачала=21.11.2026
ДатаКонца=22.11.2026
РасчСчет=40702810900000000123
СекцияРасчСчет
ДатаНачала=21.11.2026
ДатаКонца=22.11.2026
РасчСчет=40702810900000000123
НачальныйОстаток=10000.00
ВсегоПоступило=0.00
ВсегоСписано=200.00
КонечныйОстаток=9800.00
КонецРасчСчет
${documents.join("\n")}
КонецФайла
`;
const SENT = ORDER.replace("Плательщик=ИНН", "ДатаСписано=21.11.2026\nПлательщик=ИНН");
const BACK = `СекцияДокумент=Платежное поручение
Номер=77
Дата=22.11.2026
Сумма=200.00
ПлательщикСчет=30232810000000000017
Плательщик=ПАО Банк
ПолучательСчет=40702810900000000123
ДатаПоступило=22.11.2026
Получатель=Общероссийский Профсоюз образования
НазначениеПлатежа=Возврат по п/п 12003: счет закрыт. Возврат по бонусной программе Профсоюза, реестр 12, строка 2
КонецДокумента`;
const OTHERS = SENT.replace(/Возврат по бонусной.*/, "Оплата по счету N 10 за бумагу, строка 2");

const read = async (text: string, content = windows1251(text)) => {
  const answer = await bank.readAnswer("12", Readable.from([content]));
  return answer instanceof StatementUnreadable ? answer.lines.map(({ line }) => line) : answer;
};

describe("the exchange of 1C with banks", () => {
  it("sends payment orders in Windows-1251, each with all that a bank wants", () => {
    const { name, mediaType, content } = bank.write({
      number: "12",
      on: "2026-11-21",
      lines: [{ place: 2, to: anna, kopecks: 20_000 }],
    });

    expect([name, mediaType]).toEqual(["реестр-12.txt", "text/plain"]);
    expect(new TextDecoder("windows-1251").decode(content).split("\r\n")).toEqual([
      "1CClientBankExchange",
      "ВерсияФормата=1.03",
      "Кодировка=Windows",
      "Отправитель=Электронный ангел",
      "Получатель=",
      "ДатаСоздания=21.11.2026",
      "ДатаНачала=21.11.2026",
      "ДатаКонца=21.11.2026",
      "РасчСчет=40702810900000000123",
      "Документ=Платежное поручение",
      ...ORDER.split("\n"),
      "КонецФайла",
      "",
    ]);
  });

  it("gives no number twice within a thousand lines, and none of more than six digits", () => {
    const lines = Array.from({ length: 1_000 }, (_, at) => ({ place: at + 1, to: anna, kopecks: 1 }));
    for (const number of ["1", "999", "1000", "123456"]) {
      const text = new TextDecoder("windows-1251").decode(
        bank.write({ number, on: "2026-11-21", lines }).content,
      );
      const numbers = [...text.matchAll(/^Номер=(.+?)\r?$/gm)].map(([, given]) => given ?? "");
      expect(new Set(numbers).size).toBe(1_000);
      expect(numbers.filter((given) => !/^[1-9]\d{0,5}$/.test(given))).toEqual([]);
    }
  });

  it("reads what was paid from the bank's statement, among all else that stands in it", async () => {
    const text = statement(OTHERS, SENT, ORDER.replace("строка 2", "строка 3"));
    const answer = [{ line: 41, place: 2, kopecks: 20_000, isPaid: true }];
    expect(await read(text)).toEqual(answer);
    expect(await read(text, Buffer.from(text.replaceAll("\n", "\r\n")))).toEqual(answer);
    expect(await read(statement(SENT.replace("реестр 12", "реестр 13")))).toEqual([]);
  });

  it("reads what came back, in whatever order, also where it was sent in the same statement", async () => {
    const back = { place: 2, kopecks: 20_000, isPaid: false };
    expect(await read(statement(BACK))).toEqual([{ ...back, line: 20 }]);
    expect(await read(statement(SENT, BACK))).toEqual([{ ...back, line: 41 }]);
    expect(await read(statement(BACK, SENT))).toEqual([{ ...back, line: 20 }]);
  });

  it.each([
    ["cut off", statement(SENT).replace("КонецФайла\n", ""), 40],
    [
      "of another account",
      statement(SENT).replace("РасчСчет=40702810900000000123", "РасчСчет=4070281050000"),
      10,
    ],
    ["that is something else", "№;Сумма;Статус\n1;200,00;Исполнено\n", 1],
    ["with a sum that is none", statement(SENT.replace("200.00", "двести")), 20],
  ])("refuses a file %s", async (_what, text, line) => {
    expect(await read(text)).toEqual([line]);
  });
});

describe("the key of an account", () => {
  it("tells a slip of any one digit, and another bank", () => {
    expect(isPersonsAccount(anna.number, anna.bic)).toBe(true);
    for (let at = 0; at < 20; at++) {
      for (let digit = 0; digit < 10; digit++) {
        if (anna.number[at] === String(digit)) continue;
        expect(hasGoodKey(`${anna.number.slice(0, at)}${digit}${anna.number.slice(at + 1)}`, anna.bic)).toBe(
          false,
        );
      }
    }
    expect(isPersonsAccount(anna.number, "044525700")).toBe(false);
    expect(isPersonsAccount("40702810900000000123", "044525225")).toBe(false);
  });
});
