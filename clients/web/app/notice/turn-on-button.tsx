import { useEffect, useState } from "react";
import { useNavigation, useSubmit } from "react-router";
import { useWords } from "../language/language.js";
import { notices } from "../language/notices.js";
import { canSubscribe, subscribe } from "./subscribe.js";

type State = "UNKNOWN" | "UNSUPPORTED" | "READY" | "ASKING" | "DENIED" | "FAILED";

/** Turns notices on where the page is read; that cannot be done without scripts. */
export function TurnOnButton({ pushKey }: { pushKey: string }) {
  const words = useWords(notices).preferences.devices;
  const [state, setState] = useState<State>("UNKNOWN");
  const submit = useSubmit();
  const isSending = useNavigation().formMethod === "POST";
  useEffect(() => setState(canSubscribe() ? "READY" : "UNSUPPORTED"), []);

  async function turnOn(): Promise<void> {
    setState("ASKING");
    try {
      const subscribed = await subscribe(pushKey);
      setState(subscribed ? "READY" : "DENIED");
      if (subscribed)
        await submit({ deed: "device", ...subscribed }, { method: "post", preventScrollReset: true });
    } catch {
      setState("FAILED");
    }
  }

  if (state === "UNKNOWN") return null;
  if (state === "UNSUPPORTED") return <p className="note">{words.unsupported}</p>;
  const isBusy = state === "ASKING" || isSending;
  return (
    <>
      {(state === "DENIED" || state === "FAILED") && (
        <p className="problem" role="alert">
          {state === "DENIED" ? words.denied : words.failed}
        </p>
      )}
      <p>
        <button
          type="button"
          className="button"
          aria-disabled={isBusy}
          onClick={() => {
            if (!isBusy) void turnOn();
          }}
        >
          {state === "ASKING" ? words.turning : words.turnOn}
        </button>
      </p>
    </>
  );
}
