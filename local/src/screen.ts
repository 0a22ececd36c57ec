import type { DataFolder } from "./data-folder.ts";
import { addresses, type Ports } from "./platform.ts";
import type { Union, UnionAccount } from "./union/union.ts";

const logins: readonly (readonly [demo: NonNullable<UnionAccount["demo"]>, who: string])[] = [
  ["member", "member of a school’s primary"],
  ["chair", "chair of that primary"],
  ["largeChair", "chair of a large primary"],
  ["territorialChair", "chair of the city organisation"],
  ["regionalChair", "chair of the regional organisation"],
  ["editor", "editor of the regional site"],
  ["staff", "regional staff"],
  ["operator", "hotline operator"],
  ["insuranceHandler", "who handles insurance claims"],
  ["shop", "cashier of a shop with discounts"],
  ["administrator", "administrator"],
];

/** Where to look and how to sign in: everything somebody needs who has just started the platform. */
export function screen(ports: Ports, folder: DataFolder, union: Union, elapsed: string): string {
  const { site, graphql, cms } = addresses(ports);
  const lines = [
    `Electronic Angel is up, ${elapsed}.`,
    "",
    `  Site             ${site}`,
    `  GraphQL          ${graphql}   (in a browser: GraphiQL; health: http://localhost:${ports.gateway}/health/ready)`,
    `  Newsroom         ${cms}/admin   (Strapi; editors enter from the site, signed in)`,
    "",
  ];
  const shown = logins.flatMap(([demo, who]) =>
    union.accounts.filter((account) => account.demo === demo).map((account) => ({ account, who })),
  );
  const width = Math.max(...shown.map(({ account }) => account.email.length));
  lines.push("  Logins (e-mail, telephone or card number; password)");
  for (const { account, who } of shown) {
    lines.push(`    ${account.email.padEnd(width)}  ${account.password.padEnd(22)} ${who}`);
  }
  lines.push("", `  Logs             ${folder.file("logs")}`, "  Stop             Ctrl-C");
  return lines.join("\n");
}
