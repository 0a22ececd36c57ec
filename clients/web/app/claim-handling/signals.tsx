import { type FragmentOf, graphql, readFragment } from "../gateway/graphql.js";
import { handling } from "../language/handling.js";
import { useWords } from "../language/language.js";

export const Signals_Claim = graphql(`
  fragment Signals_Claim on Claim {
    signals {
      kind
      claimNumbers
    }
  }
`);

/** What is unusual about a claim: it proves nothing, a person looks. */
export function Signals({ claim }: { claim: FragmentOf<typeof Signals_Claim> }) {
  const words = useWords(handling);
  const { signals } = readFragment(Signals_Claim, claim);
  if (signals.length === 0) return null;
  return (
    <ul className="signals">
      {signals.map(({ kind, claimNumbers }) => (
        <li key={kind}>
          {words.signals[kind]}
          {claimNumbers.length > 0 && `: № ${claimNumbers.join(", ")}`}
        </li>
      ))}
    </ul>
  );
}
