import { encodeQR } from "qr";

/** A QR sign as one path: a square a module, with the quiet zone that scanners want. */
export function QrSign({ code, label }: { code: string; label: string }) {
  const rows = encodeQR(code, "raw", { border: 4, ecc: "low" });
  const path = rows
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
  return (
    <svg className="qr" viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label={label}>
      <path d={path} shapeRendering="crispEdges" />
    </svg>
  );
}
