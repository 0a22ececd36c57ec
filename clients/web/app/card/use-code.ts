import { useEffect, useRef, useState } from "react";
import { useFetcher } from "react-router";
import type { CardAnswer } from "./card-answer.js";
import { codeOf, makeKey, type OwnPass, publicHalf } from "./pass.js";

/** A new code comes well before the old one dies. */
const EACH_MS = 20_000;

/**
 * The code to show to a shop, always a fresh one: the server's; or this device's own while the server is out of reach, or
 * where the shop has no network (`isForOffline`).
 */
export function useCode(partnerId: string, first: CardAnswer, isForOffline: boolean): CardAnswer {
  const { submit, data: answer = first } = useFetcher<CardAnswer>();
  const keys = useRef<CryptoKeyPair | null>(null);
  const [pass, keepPass] = useState<OwnPass | null>(null);
  const [own, showOwn] = useState<string | null>(null);

  useEffect(() => {
    const ask = async () => {
      const fields: Record<string, string> = { partner: partnerId };
      keys.current ??= await makeKey();
      if (keys.current && !pass) fields["key"] = await publicHalf(keys.current);
      await submit(fields, { method: "post" });
    };
    return eachTime(ask);
  }, [partnerId, pass, submit]);

  useEffect(() => {
    if (answer.pass && keys.current) keepPass({ pass: answer.pass, key: keys.current.privateKey });
  }, [answer.pass]);

  const isOwn = pass !== null && (isForOffline || answer.isOffline === true);
  useEffect(() => {
    if (!pass || !isOwn) return;
    return eachTime(async () => showOwn(await codeOf(pass, partnerId)));
  }, [partnerId, pass, isOwn]);
  return isOwn && own ? { code: own } : answer;
}

function eachTime(work: () => Promise<void>): () => void {
  void work();
  const timer = setInterval(() => void work(), EACH_MS);
  return () => clearInterval(timer);
}
