/** The session in the browser: out of reach of scripts, of other sites and of other hosts. */
export const ACCESS = "__Host-angel-access";
export const REFRESH = "__Host-angel-refresh";

export interface Tokens {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: string;
  readonly refreshToken: string;
  readonly refreshTokenExpiresAt: string;
}

export function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of header?.split(";") ?? []) {
    const [key, ...value] = pair.split("=");
    if (key?.trim() === name) return value.join("=").trim() || null;
  }
  return null;
}

export function writeSession(tokens: Tokens, now = Date.now()): string[] {
  return [
    cookie(ACCESS, tokens.accessToken, secondsUntil(tokens.accessTokenExpiresAt, now)),
    cookie(REFRESH, tokens.refreshToken, secondsUntil(tokens.refreshTokenExpiresAt, now)),
  ];
}

export function eraseSession(): string[] {
  return [cookie(ACCESS, "", 0), cookie(REFRESH, "", 0)];
}

function secondsUntil(moment: string, now: number): number {
  return Math.max(0, Math.floor((Date.parse(moment) - now) / 1000));
}

export function cookie(name: string, value: string, maxAge: number): string {
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; Secure; SameSite=Lax`;
}
