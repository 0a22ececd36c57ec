import { encodingOf } from "@angel/kit/table/encoding";
import type { PlainDate } from "@angel/kit/values";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { readRoubles, StatementUnreadable, UnreadableLine } from "../statement/read-statement.js";
import {
  type AccountRegister,
  type BankAccount,
  type Register,
  type RegisterAnswer,
  writeRoubles,
} from "./bank-register.js";
import { windows1251 } from "./windows-1251.js";

/** From whose account it is paid. */
export interface Payer extends BankAccount {
  /** ИНН. */
  readonly taxId: string;
}

const FIRST = "1CClientBankExchange";
const LAST = "КонецФайла";
const ORDER = "Платежное поручение";
/** A payment order's number has at most six digits, and none is given twice a day. */
const NUMBERS = 1_000_000;
const MOST_LINES = 1_000;

/** A document of the file: its fields, and the line on which it begins. */
interface Section {
  readonly line: number;
  readonly fields: ReadonlyMap<string, string>;
}

/**
 * «1С:Предприятие — Клиент банка», version 1.03, which nearly every bank of Russia takes: payment orders out, the account's
 * statement back. What is said of a line of a register is found by the purpose of the payment, which banks repeat.
 */
export class ClientBankRegister implements AccountRegister {
  readonly paysTo = "ACCOUNT";

  constructor(private readonly payer: Payer) {}

  write({ number, on, lines }: Register<BankAccount>) {
    const day = written(on);
    const rows = [
      FIRST,
      "ВерсияФормата=1.03",
      "Кодировка=Windows",
      "Отправитель=Электронный ангел",
      "Получатель=",
      `ДатаСоздания=${day}`,
      `ДатаНачала=${day}`,
      `ДатаКонца=${day}`,
      `РасчСчет=${this.payer.number}`,
      `Документ=${ORDER}`,
      ...lines.flatMap(({ place, to, kopecks }) => [
        `СекцияДокумент=${ORDER}`,
        `Номер=${((Number(number) * MOST_LINES + place) % (NUMBERS - 1)) + 1}`,
        `Дата=${day}`,
        `Сумма=${writeRoubles(kopecks, ".")}`,
        ...party("Плательщик", this.payer, this.payer.taxId),
        ...party("Получатель", to),
        "ВидОплаты=01",
        "Очередность=5",
        `НазначениеПлатежа=${purposeOf(number, place)}`,
        "КонецДокумента",
      ]),
      LAST,
    ];
    return {
      name: `реестр-${number}.txt`,
      mediaType: "text/plain",
      content: windows1251(`${rows.join("\r\n")}\r\n`),
    };
  }

  async readAnswer(number: string, content: Readable): Promise<RegisterAnswer[] | StatementUnreadable> {
    const bytes = await buffer(content);
    const lines = new TextDecoder(encodingOf(bytes)).decode(bytes).split(/\r\n|\r|\n/);
    const fault = this.faultOf(lines);
    if (fault) return new StatementUnreadable([fault]);
    const answers = new Map<number, RegisterAnswer>();
    const faults: UnreadableLine[] = [];
    for (const section of sectionsOf(lines)) {
      const answer = this.answerIn(section, number);
      if (typeof answer === "string") faults.push(new UnreadableLine(section.line, answer));
      // Sent and come back in one statement: it came back.
      else if (answer && answers.get(answer.place)?.isPaid !== false) answers.set(answer.place, answer);
    }
    return faults.length > 0 ? new StatementUnreadable(faults) : [...answers.values()];
  }

  private faultOf(lines: readonly string[]): UnreadableLine | undefined {
    const last = lines.findLastIndex((line) => line.trim() !== "");
    if (lines[0]?.trim() !== FIRST) return new UnreadableLine(1, `The first line is not ${FIRST}.`);
    if (lines[last]?.trim() !== LAST)
      return new UnreadableLine(last + 1, `The file does not end with ${LAST}.`);
    const account = lines.findIndex((line) => line.startsWith("РасчСчет="));
    return lines[account]?.trim() === `РасчСчет=${this.payer.number}`
      ? undefined
      : new UnreadableLine(account + 1, "It is of another account.");
  }

  /** Undefined of what is no answer: another's payment, or an order that waits. */
  private answerIn({ line, fields }: Section, number: string): RegisterAnswer | string | undefined {
    const field = (name: string) => fields.get(name) ?? "";
    const [, register, place] = /реестр (\d+), строка (\d+)/i.exec(field("НазначениеПлатежа")) ?? [];
    if (register !== number || place === undefined) return undefined;
    const isPaid = accountOf("Плательщик", field) === this.payer.number && field("ДатаСписано") !== "";
    const isBack = accountOf("Получатель", field) === this.payer.number && field("ДатаПоступило") !== "";
    if (!isPaid && !isBack) return undefined;
    const kopecks = readRoubles(field("Сумма"));
    if (kopecks === null) return "The sum cannot be read.";
    return { line, place: Number(place), kopecks, isPaid };
  }
}

function party(
  side: "Плательщик" | "Получатель",
  { holder, number, bic }: BankAccount,
  taxId?: string,
): string[] {
  return [
    `${side}Счет=${number}`,
    `${side}=${taxId ? `ИНН ${taxId} ` : ""}${holder}`,
    `${side}ИНН=${taxId ?? ""}`,
    `${side}1=${holder}`,
    `${side}РасчСчет=${number}`,
    `${side}БИК=${bic}`,
  ];
}

/** Where it is paid by way of a correspondent account, that stands in the first field and the person's in the second. */
function accountOf(side: "Плательщик" | "Получатель", field: (name: string) => string): string {
  return field(`${side}РасчСчет`) || field(`${side}Счет`);
}

function purposeOf(number: string, place: number): string {
  return `Возврат по бонусной программе Профсоюза, реестр ${number}, строка ${place}. НДС не облагается`;
}

function* sectionsOf(lines: readonly string[]): Generator<Section> {
  let open: { line: number; fields: Map<string, string> } | undefined;
  for (const [at, line] of lines.entries()) {
    const [, name = "", value = ""] = /^([^=]*)=?(.*)$/.exec(line.trim()) ?? [];
    if (name === "СекцияДокумент") open = { line: at + 1, fields: new Map() };
    else if (name === "КонецДокумента" && open) {
      yield open;
      open = undefined;
    } else open?.fields.set(name, value.trim());
  }
}

function written(day: PlainDate): string {
  return day.split("-").toReversed().join(".");
}
