import { Form, useNavigation } from "react-router";
import { useLanguage } from "../language/language.js";

interface SecondStepProps {
  readonly login: string;
  readonly challengeId: string;
  readonly returnTo: string;
  readonly problem: string | null;
}

/** What signing in asks beside the password: a code of the app, or one of those on paper. */
export function SecondStep({ login, challengeId, returnTo, problem }: SecondStepProps) {
  const words = useLanguage().text.account;
  const isBusy = useNavigation().formMethod === "POST";
  const shown = isBusy ? null : problem;
  return (
    <Form method="post" className="panel sign-in">
      <input type="hidden" name="returnTo" value={returnTo} />
      <input type="hidden" name="login" value={login} />
      <input type="hidden" name="challengeId" value={challengeId} />
      {shown && (
        <p className="problem" role="alert" id="sign-in-problem">
          {shown}
        </p>
      )}
      <label htmlFor="code">{words.factor.label}</label>
      <input
        id="code"
        name="code"
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        required
        autoFocus
        maxLength={20}
        aria-describedby={shown ? "sign-in-problem code-hint" : "code-hint"}
        aria-invalid={shown ? true : undefined}
      />
      <p className="note" id="code-hint">
        {words.factor.hint}
      </p>
      <button className="button">{isBusy ? words.submitting : words.submit}</button>
    </Form>
  );
}
