import { Chart } from "../chart/chart.js";
import type { Piece } from "./pieces.js";

/** What an editor wrote, with its charts in their places. The loader has cleaned it: see clean-html. */
export function Prose({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map((piece, at) =>
    "html" in piece ? (
      <div key={at} className="prose" dangerouslySetInnerHTML={{ __html: piece.html }} />
    ) : (
      <Chart key={at} chart={piece.chart} />
    ),
  );
}
