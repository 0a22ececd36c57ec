import type { Core } from "@strapi/strapi";
import { errors } from "@strapi/utils";
import { isWebAddress } from "../rich-text/clean-blocks.js";
import type { DocumentKind } from "./document-kind.js";
import type { DocumentRow } from "./document-row.js";

const fewestBars = 2;
const mostBars = 12;
const mostSeries = 3;
const mostValue = 1e12;

interface Text {
  bodyHtml: string | null;
  charts: Chart[];
}

interface Chart {
  title: string | null;
  unit: "PERCENT" | "ROUBLES" | "PERSONS";
  bars: Bar[];
  source: string | null;
  sourceUrl: string | null;
  respondentCount: number | null;
}

interface Bar {
  label: string | null;
  value: number | null;
  series: string | null;
}

/** The rules of charts (SITE-40): they hold for what goes out, a draft may be anything. */
export async function keepCharts(
  strapi: Core.Strapi,
  kind: DocumentKind,
  fresh: DocumentRow[],
): Promise<void> {
  if (!kind.hasCharts || fresh.length === 0) return;
  const texts = (await strapi.db.query(kind.uid).findMany({
    where: { id: { $in: fresh.map(({ id }) => id) } },
    populate: { charts: { populate: { bars: true } } },
  })) as Text[];
  for (const { bodyHtml, charts } of texts) {
    for (const [at, chart] of charts.entries()) keepChart(chart, at + 1);
    keepPlaces(bodyHtml ?? "", charts.length);
  }
}

function keepChart({ title, unit, bars, source, sourceUrl, respondentCount }: Chart, number: number) {
  const refuse = (what: string): never => {
    throw new errors.ValidationError(`Диаграмма ${number}: ${what}`);
  };
  if (!title?.trim()) refuse("дайте ей название.");
  if (!source?.trim()) refuse("назовите источник. Без него читателю нечем её проверить.");
  if (sourceUrl?.trim() && !isWebAddress(sourceUrl))
    refuse("адрес источника начинается с https:// или http://.");
  if (respondentCount !== null && !(respondentCount > 0)) refuse("сколько опрошено — число больше нуля.");
  if (bars.length < fewestBars || bars.length > mostBars)
    refuse(`столбиков должно быть от ${fewestBars} до ${mostBars}, а их ${bars.length}.`);
  for (const { label, value } of bars) {
    if (!label?.trim()) refuse("подпишите каждый столбик.");
    if (value === null || !(value >= 0 && value <= mostValue))
      refuse(`у столбика «${label}» должно быть число от нуля до триллиона.`);
    else if (unit === "PERCENT" && value > 100) refuse(`у столбика «${label}» больше ста процентов.`);
    else if (unit === "PERSONS" && !Number.isInteger(value))
      refuse(`у столбика «${label}» не целое число людей.`);
  }
  keepSeries(bars, refuse);
}

function keepSeries(bars: Bar[], refuse: (what: string) => never) {
  const series = new Set(bars.map((bar) => bar.series?.trim() ?? ""));
  if (series.size > 1 && series.has("")) refuse("укажите ряд у всех столбиков или ни у одного.");
  if (series.size > mostSeries) refuse(`рядов не больше ${mostSeries}, а их ${series.size}.`);
  const names = bars.map((bar) => JSON.stringify([bar.label?.trim(), bar.series?.trim() ?? ""]));
  const twice = bars.find((_, at) => names.indexOf(names[at] ?? "") < at);
  if (twice) refuse(`столбик «${twice.label}» стоит дважды.`);
}

/** A line of the text names a chart that is there, and each but once; those that no line names stand below the text. */
function keepPlaces(html: string, count: number) {
  const places = [...html.matchAll(/<figure data-chart="(\d+)">/g)].map(([, number]) => Number(number));
  for (const [at, number] of places.entries()) {
    if (number < 1 || number > count)
      throw new errors.ValidationError(`В тексте стоит [диаграмма ${number}], а такой диаграммы нет.`);
    if (places.indexOf(number) < at)
      throw new errors.ValidationError(`В тексте дважды стоит [диаграмма ${number}].`);
  }
}
