import { type InputHTMLAttributes, useEffect, useRef, useState } from "react";
import { useLanguage } from "../language/language.js";
import { Field } from "./field.js";

/** A password as it is typed; where scripts run, whoever types it may look at it until the form is sent. */
export function PasswordInput(input: Omit<InputHTMLAttributes<HTMLInputElement>, "type">) {
  const words = useLanguage().text.account.look;
  const field = useRef<HTMLInputElement>(null);
  const [isLive, live] = useState(false);
  const [isShown, show] = useState(false);
  useEffect(() => {
    live(true);
    const form = field.current?.form;
    const hide = () => show(false);
    form?.addEventListener("submit", hide);
    return () => form?.removeEventListener("submit", hide);
  }, []);
  return (
    <div className="password">
      {/* What checks spelling may send off what it checks. */}
      <input
        maxLength={300}
        autoCapitalize="none"
        spellCheck={false}
        {...input}
        ref={field}
        type={isShown ? "text" : "password"}
      />
      <button
        type="button"
        className="button quiet small"
        aria-controls={input.id}
        disabled={!isLive}
        onClick={() => show(!isShown)}
      >
        {isShown ? words.hide : words.show}
      </button>
      <span className="unseen" role="status">
        {isShown && words.isShown}
      </span>
    </div>
  );
}

interface PasswordFieldProps {
  readonly name: "password" | "currentPassword" | "newPassword";
  readonly label: string;
  readonly hint?: string;
  readonly autoComplete: "current-password" | "new-password";
}

/** A password that a form asks for. */
export function PasswordField({ name, label, hint, autoComplete }: PasswordFieldProps) {
  return (
    <Field name={name} label={label} hint={hint} isRequired>
      {(given) => <PasswordInput autoComplete={autoComplete} {...given} />}
    </Field>
  );
}
