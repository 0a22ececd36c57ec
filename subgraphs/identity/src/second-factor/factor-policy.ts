import { carries, Permission, type Role } from "@angel/kit/access";
import { oneOf, readEnvOrExit } from "@angel/kit/env";
import type { Companion } from "@angel/kit/subgraph";

/** By which one sees or keeps what is personal of others. */
const PERSONAL = [
  Permission.VIEW_MEMBERS,
  Permission.VIEW_ACCOUNTS,
  Permission.HANDLE_APPEALS,
  Permission.HANDLE_CLAIMS,
];

/** Whether the union asks for a second factor: `SECOND_FACTOR=required`, or `optional`, which it is unless set. */
export class FactorPolicy implements Companion {
  constructor(
    private readonly demand = readEnvOrExit({
      SECOND_FACTOR: oneOf(["optional", "required"], "optional"),
    }).SECOND_FACTOR,
  ) {}

  /** Whether a role counts only with a second factor. */
  isRequiredFor(role: Role): boolean {
    return this.demand === "required" && PERSONAL.some((permission) => carries(role, permission));
  }

  async close(): Promise<void> {
    // Holds nothing open.
  }
}
