import { Vault } from "@angel/kit/vault";

/** Seals what is said of people's health. */
export class HealthVault extends Vault {
  constructor(keyFor: (purpose: string) => Buffer, number?: number) {
    super(keyFor, "health", number);
  }
}
