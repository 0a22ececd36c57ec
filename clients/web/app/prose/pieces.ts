import type { ChartData } from "../chart/chart.js";
import { cleanHtml } from "./clean-html.js";

export type Piece = { readonly html: string } | { readonly chart: ChartData };

const PLACE = /<figure data-chart="(\d+)"><\/figure>/;

/** A text in pieces, cleaned: its charts stand where it names them, and those it does not name below it. */
export function piecesOf(
  { body, charts }: { readonly body: string; readonly charts: readonly ChartData[] },
  newsroom: string | null,
): Piece[] {
  const left = new Set(charts);
  const take = (chart: ChartData | undefined): Piece[] => (chart && left.delete(chart) ? [{ chart }] : []);
  const pieces = body.split(PLACE).flatMap((piece, at): Piece[] => {
    if (at % 2 === 1) return take(charts[Number(piece) - 1]);
    return piece.trim() ? [{ html: cleanHtml(piece, newsroom) }] : [];
  });
  return [...pieces, ...[...left].flatMap(take)];
}
