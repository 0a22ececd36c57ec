import { TextField } from "../form/text-field.js";
import { useLanguage } from "../language/language.js";

/** The e-mail or the telephone by which one signs in. */
export function ContactField({ initial, hint }: { initial?: string | undefined; hint?: string }) {
  const { contact } = useLanguage().text.account.register;
  return (
    <TextField
      name="contact"
      label={contact}
      hint={hint}
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      initial={initial}
      isRequired
    />
  );
}
