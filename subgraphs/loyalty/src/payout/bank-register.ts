import { readRoubles } from "../statement/read-statement.js";

/** One line of a register: to whom by telephone (СБП), and how much. */
export interface RegisterLine {
  readonly place: number;
  readonly phone: string;
  readonly kopecks: number;
}

/** What the bank said of a line. */
export interface RegisterAnswer {
  readonly place: number;
  readonly kopecks: number;
  readonly isPaid: boolean;
}

/** A bank's format of payout registers: the port. */
export interface BankRegister {
  /** The register as a file that the bank takes. */
  write(
    number: string,
    lines: readonly RegisterLine[],
  ): { name: string; mediaType: string; content: Uint8Array };
  /** The columns by which its answer is read, and how a line of it is. */
  readonly answerTitles: Readonly<Record<"place" | "sum" | "status", RegExp>>;
  readAnswer(cells: Readonly<Record<"place" | "sum" | "status", string>>): RegisterAnswer | string;
}

/** A plain register as many banks take it, to try things with: no money moves. */
class SandboxRegister implements BankRegister {
  readonly answerTitles = { place: /^№/, sum: /сумма/i, status: /статус/i };

  write(number: string, lines: readonly RegisterLine[]) {
    const rows = lines.map(
      ({ place, phone, kopecks }) =>
        `${place};${phone};${roubles(kopecks)};Возврат по бонусной программе Профсоюза`,
    );
    const total = lines.reduce((sum, { kopecks }) => sum + kopecks, 0);
    const text = [
      "№;Телефон (СБП);Сумма;Назначение",
      ...rows,
      `Итого;${lines.length};${roubles(total)};`,
    ].join("\r\n");
    return {
      name: `реестр-${number}.csv`,
      mediaType: "text/csv",
      content: Buffer.from(`\uFEFF${text}\r\n`),
    };
  }

  readAnswer({
    place,
    sum,
    status,
  }: Readonly<Record<"place" | "sum" | "status", string>>): RegisterAnswer | string {
    const kopecks = readRoubles(sum);
    const isPaid = /^(исполнен|выплачен|ok)/i.test(status);
    if (!/^\d{1,6}$/.test(place) || kopecks === null) return "A number and a sum are wanted.";
    if (!isPaid && !/^(отказ|возврат|refused)/i.test(status))
      return "The status is neither «исполнено» nor «отказ».";
    return { place: Number(place), kopecks, isPaid };
  }
}

function roubles(kopecks: number): string {
  return `${Math.floor(kopecks / 100)},${String(kopecks % 100).padStart(2, "0")}`;
}

/** The one in use: none but the sandbox is agreed with a bank yet. */
export const bankRegister: BankRegister = new SandboxRegister();
