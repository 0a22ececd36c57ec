import { Roubles } from "./roubles.js";

interface SumsProps {
  readonly sums: readonly (readonly [name: string, sum: { kopecks: number } | null])[];
}

/** Names and sums; what nobody knows is left out. */
export function Sums({ sums }: SumsProps) {
  return (
    <dl className="facts">
      {sums.map(
        ([name, sum]) =>
          sum && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <Roubles {...sum} />
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
