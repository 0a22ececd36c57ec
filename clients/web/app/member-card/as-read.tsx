import type { Refusal } from "../form/refusal.js";
import type { Fields } from "./fields.js";

interface AsReadProps {
  readonly revision: string;
  readonly fields: Fields;
  readonly refusal: Refusal | null;
}

/**
 * What the card said when it was read goes along with a form, so that only what was really changed is written, and
 * what somebody else wrote meanwhile stays.
 */
export function AsRead({ revision, fields, refusal }: AsReadProps) {
  return (
    <>
      <input type="hidden" name="revision" value={revision} />
      {Object.entries(fields).map(([name, value]) => (
        <input
          key={name}
          type="hidden"
          name={`was.${name}`}
          value={refusal?.values[`was.${name}`] ?? value}
        />
      ))}
    </>
  );
}
