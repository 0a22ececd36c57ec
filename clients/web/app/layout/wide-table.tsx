import type { ReactNode } from "react";
import "../style/figures.css";

interface WideTableProps {
  /** What it is called by whoever does not see it. */
  readonly name: string;
  readonly children: ReactNode;
}

/** A table of figures; where the screen is narrower, it moves by itself and the page does not. */
export function WideTable({ name, children }: WideTableProps) {
  return (
    <div className="wide-table" role="region" aria-label={name} tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}
