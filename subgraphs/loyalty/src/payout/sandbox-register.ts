import type { Readable } from "node:stream";
import { readRoubles, readStatement, type StatementUnreadable } from "../statement/read-statement.js";
import { type PhoneRegister, type Register, type RegisterAnswer, writeRoubles } from "./bank-register.js";

const TITLES = { place: /^№/, sum: /сумма/i, status: /статус/i };

/** A plain register as many banks take it, to try things with: no money moves. */
export class SandboxRegister implements PhoneRegister {
  readonly paysTo = "PHONE";

  write({ number, lines }: Register<string>) {
    const rows = lines.map(
      ({ place, to, kopecks }) =>
        `${place};${to};${writeRoubles(kopecks, ",")};Возврат по бонусной программе Профсоюза`,
    );
    const total = lines.reduce((sum, { kopecks }) => sum + kopecks, 0);
    const text = [
      "№;Телефон (СБП);Сумма;Назначение",
      ...rows,
      `Итого;${lines.length};${writeRoubles(total, ",")};`,
    ].join("\r\n");
    return {
      name: `реестр-${number}.csv`,
      mediaType: "text/csv",
      content: Buffer.from(`\uFEFF${text}\r\n`),
    };
  }

  readAnswer(
    _number: string,
    content: Readable,
    mediaType: string,
  ): Promise<RegisterAnswer[] | StatementUnreadable> {
    return readStatement(content, mediaType, TITLES, ({ line, place, sum, status }) => {
      const kopecks = readRoubles(sum);
      const isPaid = /^(исполнен|выплачен|ok)/i.test(status);
      if (!/^\d{1,6}$/.test(place) || kopecks === null) return "A number and a sum are wanted.";
      if (!isPaid && !/^(отказ|возврат|refused)/i.test(status))
        return "The status is neither «исполнено» nor «отказ».";
      return { line, place: Number(place), kopecks, isPaid };
    });
  }
}
