import { readEnvOrExit, url } from "@angel/kit/env";

let known: { SITE_URL: string } | undefined;

/** Where the site is, whose addresses stand on papers and to which people return. */
export function siteUrl(): string {
  known ??= readEnvOrExit({ SITE_URL: url("http://localhost:4001") });
  return known.SITE_URL;
}
