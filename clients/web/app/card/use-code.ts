import { useEffect, useRef, useState } from "react";
import { useFetcher } from "react-router";
import type { CardAnswer } from "./card-answer.js";
import { keepPass, readPass } from "./kept-pass.js";
import { codeOf, makeKey, type OwnPass, publicHalf } from "./pass.js";

/** A new code comes well before the old one dies. */
const EACH_MS = 20_000;

interface Shown {
  /** The account whose card is shown. */
  readonly owner: string;
  readonly partner: { readonly id: string; readonly name: string };
  readonly first: CardAnswer;
  /** Whether the shop has no network. */
  readonly isForOffline: boolean;
}

/**
 * The code to show to a shop, always a fresh one: the server's; or this device's own while the server is out of reach, or
 * where the shop has no network. The pass for that stays on the device, to be shown where there is no network at all.
 */
export function useCode({ owner, partner, first, isForOffline }: Shown): CardAnswer {
  const { submit, data: answer = first } = useFetcher<CardAnswer>();
  const keys = useRef<CryptoKeyPair | null>(null);
  const [pass, take] = useState<OwnPass | null>(null);
  const [isLooked, look] = useState(false);
  const { id, name } = partner;

  useEffect(() => {
    // A browser may have nowhere to keep a pass: then there is none from before.
    readPass(owner, id)
      .then(take)
      .catch(() => {})
      .finally(() => look(true));
  }, [owner, id]);

  useEffect(() => {
    if (!isLooked) return;
    const ask = async () => {
      const fields: Record<string, string> = { partner: id };
      if (!pass) keys.current ??= await makeKey();
      if (keys.current && !pass) fields["key"] = await publicHalf(keys.current);
      await submit(fields, { method: "post" });
    };
    return eachTime(ask);
  }, [id, pass, isLooked, submit]);

  useEffect(() => {
    if (!answer.pass || !keys.current) return;
    const own = { pass: answer.pass, key: keys.current.privateKey };
    take(own);
    keepPass(owner, { ...own, partnerId: id, partnerName: name }).catch(() => {});
  }, [answer.pass, owner, id, name]);

  const own = useOwnCode(isForOffline || answer.isOffline === true ? pass : null, id);
  return own ? { code: own } : answer;
}

/** A code that this device makes by itself, always a fresh one. */
export function useOwnCode(pass: OwnPass | null, partnerId: string): string | null {
  const [code, show] = useState<string | null>(null);
  useEffect(() => {
    if (!pass) return;
    return eachTime(async () => show(await codeOf(pass, partnerId)));
  }, [partnerId, pass]);
  return pass && code;
}

function eachTime(work: () => Promise<void>): () => void {
  void work();
  const timer = setInterval(() => void work(), EACH_MS);
  return () => clearInterval(timer);
}
