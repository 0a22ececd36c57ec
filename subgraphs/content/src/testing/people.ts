import { Role } from "@angel/kit/access";
import type { Actor, TestApp } from "@angel/kit/testing";
import { randomUUID } from "node:crypto";

interface Home {
  id: string;
  path: string;
}

/** A member on the register of an organisation. */
export function memberOf(app: TestApp, { id, path }: Home): Actor {
  const grants = [{ role: Role.MEMBER, path, organisationId: id }];
  return app.as({ accountId: randomUUID(), memberId: randomUUID(), grants });
}

/** Someone who serves an organisation in a role, without being its member. */
export function servantOf(app: TestApp, { id, path }: Home, role: Role): Actor {
  return app.as({ accountId: randomUUID(), grants: [{ role, path, organisationId: id }] });
}
