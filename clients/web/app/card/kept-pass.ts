import { keep, read, readAll } from "../offline/store.js";
import type { OwnPass } from "./pass.js";

/** A pass of this device that outlives the page. */
export interface KeptPass extends OwnPass {
  readonly partnerId: string;
  readonly partnerName: string;
}

const KEY = "pass:";

export function keepPass(owner: string, pass: KeptPass): Promise<void> {
  return keep(owner, KEY + pass.partnerId, pass);
}

/** The pass for a shop, while it is good. */
export async function readPass(owner: string, partnerId: string): Promise<KeptPass | null> {
  const kept = await read<KeptPass>(owner, KEY + partnerId);
  return kept && isGood(kept) ? kept : null;
}

export async function readPasses(): Promise<KeptPass[]> {
  return (await readAll<KeptPass>(KEY)).filter(isGood);
}

function isGood({ pass }: KeptPass): boolean {
  const claims = pass.split(".")[1] ?? "";
  const { exp } = JSON.parse(atob(claims.replaceAll("-", "+").replaceAll("_", "/"))) as { exp: number };
  return exp * 1_000 > Date.now();
}
