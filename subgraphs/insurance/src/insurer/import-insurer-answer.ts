import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidField, InvalidInput } from "@angel/kit/problem";
import { listOf } from "@angel/kit/published";
import type { Context } from "@angel/kit/subgraph";
import { CSV, XLSX } from "@angel/kit/table/read-table";
import { UnreadableTable } from "@angel/kit/table/table-row";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  registerEnumType,
  Resolver,
} from "type-graphql";
import { type TakenStep, writeSteps } from "../claim/advance-claim.js";
import { Claim } from "../claim/claim.entity.js";
import { openObjections } from "../claim/claim-parts.loader.js";
import { HealthVault } from "../health/health-vault.js";
import { places } from "../organisation/organisation-place.js";
import { AnswerVerdict, applyAnswer } from "./apply-answer.js";
import type { InsurerAnswer } from "./insurer-format.js";
import { spreadsheetFormat } from "./spreadsheet-format.js";

const MOST_ROWS = 2_000;

registerEnumType(AnswerVerdict, {
  name: "InsurerAnswerVerdict",
  description: "What became of a line of the insurer's answer.",
  valuesConfig: {
    APPLIED: { description: "The claim is as the insurer says." },
    ALREADY_SO: { description: "It was so before: the line was taken earlier." },
    UNKNOWN_CLAIM: { description: "There is no such claim among those that you handle." },
    STATE_DIFFERS: { description: "The claim has come too far for that, or not far enough." },
    OBJECTION_WAITS: { description: "The claimant's objection is to be answered first." },
    UNREADABLE: {
      description:
        "The line cannot be understood: number, decision, sum or day, which is neither before the injury nor to come.",
    },
  },
});

@InputType({ description: "The insurer's answer." })
class ImportInsurerAnswerInput {
  @Field(() => ID, {
    description: "The file: a CSV or XLSX that was sent to `/files/insurance`, at most 2,000 lines.",
  })
  fileId!: string;
}

@ObjectType({ description: "What became of a line." })
class InsurerAnswerRow {
  @Field(() => Int, { description: "Its line in the file, from 1." })
  line!: number;

  @Field(() => Int, { nullable: true, description: "The number of the claim; null when it cannot be read." })
  number!: number | null;

  @Field(() => AnswerVerdict, { description: "What became of it." })
  verdict!: AnswerVerdict;

  @Field(() => Boolean, { description: "Whether the insurer's sum is other than what was assessed." })
  isSumOther!: boolean;
}

@ObjectType({ description: "The answer is taken in." })
class ImportInsurerAnswerPayload {
  @Field(() => [InsurerAnswerRow], { description: "Line by line, at most 2,000." })
  rows!: InsurerAnswerRow[];

  @Field(() => Int, { description: "How many were applied." })
  appliedCount!: number;
}

const ImportInsurerAnswerResult = createUnionType({
  name: "ImportInsurerAnswerResult",
  description: "Whether the answer is taken in.",
  types: () => [ImportInsurerAnswerPayload, InvalidInput] as const,
});

/** What the insurer decided and paid comes back as a table. */
@Resolver()
export class ImportInsurerAnswer {
  @Mutation(() => ImportInsurerAnswerResult, {
    description:
      "Take in the insurer's answer («ответ страховщика»): columns «Номер заявления», «Решение», «Сумма» («Сумма выплаты»), «Дата» («Дата выплаты», «Дата решения»), «Причина», «Платёж» («Номер платежа»), alone or added to the list that was exported. Each line says what became of it; the same file again changes nothing.",
  })
  @May(Permission.HANDLE_CLAIMS)
  async importInsurerAnswer(
    @Arg("input", () => ImportInsurerAnswerInput, { description: "The file." })
    { fileId }: ImportInsurerAnswerInput,
    @Ctx() context: Context,
  ): Promise<typeof ImportInsurerAnswerResult> {
    const { em, files, viewer, tell, companion, load } = context;
    const file = await files.sent(em, fileId, viewer.accountId);
    if (!file || ![CSV, XLSX].includes(file.mediaType)) return new InvalidInput([noTable()]);
    const answers = await readAll(await files.read(file.id), file.mediaType);
    if (!answers) return new InvalidInput([noTable()]);
    const claims = await handled(answers, context);
    const ids = [...claims.values()].map(({ id }) => id);
    const objected = await load(openObjections).loadMany(ids);
    const open = new Set(ids.filter((_id, place) => objected[place] === true));
    const rows: InsurerAnswerRow[] = [];
    const taken: TakenStep[] = [];
    for (const answer of answers) {
      const claim = claims.get(answer.number ?? 0);
      const hasOpenObjection = claim !== undefined && open.has(claim.id);
      const { step, ...said } = applyAnswer({ claim, hasOpenObjection }, answer, context);
      rows.push({ line: answer.line, number: answer.number, ...said });
      if (step) taken.push(step);
    }
    await writeSteps(taken, { em, tell, vault: companion(HealthVault), accountId: viewer.accountId });
    return Object.assign(new ImportInsurerAnswerPayload(), { rows, appliedCount: taken.length });
  }
}

async function readAll(
  content: Parameters<typeof spreadsheetFormat.readAnswers>[0],
  mediaType: string,
): Promise<InsurerAnswer[] | null> {
  const answers: InsurerAnswer[] = [];
  try {
    for await (const answer of spreadsheetFormat.readAnswers(content, mediaType)) {
      answers.push(answer);
      if (answers.length > MOST_ROWS) return null;
    }
  } catch (error) {
    if (error instanceof UnreadableTable) return null;
    throw error;
  }
  return answers;
}

/** The claims of the answer that are the viewer's to handle, locked in one order. */
async function handled(
  answers: readonly InsurerAnswer[],
  { em, viewer, load }: Context,
): Promise<Map<number, Claim>> {
  const numbers = answers.flatMap(({ number }) => (number === null ? [] : [String(number)]));
  const ids = await em.execute<{ id: string }[]>(
    "select id from claims where number = any(?::int[]) order by number for update",
    [listOf(numbers)],
  );
  const found = await em.find(Claim, { id: { $in: ids.map(({ id }) => id) } });
  const homes = await load(places).loadMany(found.map(({ organisationId }) => organisationId));
  return new Map(
    found
      .filter((claim, index) => {
        const home = homes[index];
        return (
          !claim.isOf(viewer.memberId) &&
          home &&
          !(home instanceof Error) &&
          viewer.may(Permission.HANDLE_CLAIMS, home.path)
        );
      })
      .map((claim) => [claim.number, claim]),
  );
}

function noTable(): InvalidField {
  return new InvalidField("fileId", {
    ru: `Нужен ваш файл CSV или XLSX со столбцами «Номер заявления» и «Решение», не больше ${MOST_ROWS} строк.`,
    en: `A CSV or XLSX of yours is needed, with the columns «Номер заявления» and «Решение», at most ${MOST_ROWS} lines.`,
  });
}
