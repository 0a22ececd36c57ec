import { graphql, type ResultOf } from "../gateway/graphql.js";
import { join } from "../language/join.js";
import { useWords } from "../language/language.js";
import { register } from "../language/register.js";

export const NameCheck_NameCheck = graphql(`
  fragment NameCheck_NameCheck on NameCheck @_unmask {
    suggestion {
      full
    }
    findings {
      message
    }
    matches {
      reason
      isOnRegister
      member {
        id
        displayName
      }
    }
  }
`);

interface NameCheckProps {
  readonly check: ResultOf<typeof NameCheck_NameCheck>;
  /** Of whom the check spoke. */
  readonly checked: string;
}

/** What the check of the name found: the second press is a yes to it. */
export function NameCheck({ check: { findings, matches, suggestion }, checked }: NameCheckProps) {
  const joining = useWords(join);
  const words = useWords(register);
  return (
    <>
      <input type="hidden" name="checked" value={checked} />
      <ul className="matches">
        {findings.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
        {suggestion && (
          <li>
            {words.suggestion} <strong lang="ru">{suggestion.full}</strong>
          </li>
        )}
        {matches.map(({ reason, isOnRegister, member }, at) => (
          <li key={member?.id ?? at}>
            {joining.matches[reason]}
            {member ? `: ${member.displayName}` : ` ${joining.elsewhere}`}
            {!isOnRegister && ` (${joining.removed})`}
          </li>
        ))}
      </ul>
    </>
  );
}
