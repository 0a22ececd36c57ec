import type { Role } from "@angel/kit/access";
import { oneOf, readEnvOrExit } from "@angel/kit/env";
import type { Companion } from "@angel/kit/subgraph";
import { isPersonal } from "../grant/personal-role.js";

/** Whether the union asks for a second factor: `SECOND_FACTOR=required`, or `optional`, which it is unless set. */
export class FactorPolicy implements Companion {
  constructor(
    private readonly demand = readEnvOrExit({
      SECOND_FACTOR: oneOf(["optional", "required"], "optional"),
    }).SECOND_FACTOR,
  ) {}

  /** Whether a role counts only with a second factor. */
  isRequiredFor(role: Role): boolean {
    return this.demand === "required" && isPersonal(role);
  }

  async close(): Promise<void> {
    // Holds nothing open.
  }
}
