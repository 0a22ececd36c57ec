import { carries, Permission, type Role } from "@angel/kit/access";

/** By which one sees or keeps what is personal of others. */
const PERSONAL = [
  Permission.VIEW_MEMBERS,
  Permission.VIEW_ACCOUNTS,
  Permission.HANDLE_APPEALS,
  Permission.HANDLE_CLAIMS,
];

/** Whether who holds the role sees or keeps what is personal of others. */
export function isPersonal(role: Role): boolean {
  return PERSONAL.some((permission) => carries(role, permission));
}
