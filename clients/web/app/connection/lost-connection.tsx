import { useContext, useEffect, useSyncExternalStore } from "react";
import { UNSAFE_DataRouterContext } from "react-router";
import { useLanguage } from "../language/language.js";
import { connection } from "./connection.js";
import { keepPageOf } from "./keep-page.js";

/** Says that nobody answered; the page stays, and what is written in it. */
export function LostConnection() {
  const { text } = useLanguage();
  const router = useContext(UNSAFE_DataRouterContext)?.router;
  const losses = useSyncExternalStore(connection.subscribe, connection.losses, () => 0);
  useEffect(() => router && keepPageOf(router), [router]);
  if (losses === 0) return null;
  return (
    <p key={losses} className="problem lost-connection" role="alert">
      {text.problem.failed}
    </p>
  );
}
