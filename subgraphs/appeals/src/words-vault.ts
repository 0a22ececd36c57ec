import { Vault } from "@angel/kit/vault";

/** Seals what is said in appeals, and how to reach those who said it. */
export class WordsVault extends Vault {
  constructor(keyFor: (purpose: string) => Buffer) {
    super(keyFor, "appeals");
  }
}
