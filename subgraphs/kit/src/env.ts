/** Reads the environment once, typed. A wrong value stops the process with one sentence that names it. */

export interface Variable<T> {
  read(raw: string | undefined, name: string): T;
}

export class WrongEnvironment extends Error {}

type Values<Shape> = { [Name in keyof Shape]: Shape[Name] extends Variable<infer T> ? T : never };

export function readEnv<Shape extends Record<string, Variable<unknown>>>(
  shape: Shape,
  // oxlint-disable-next-line no-process-env -- the one place that reads it
  source: Record<string, string | undefined> = process.env,
): Values<Shape> {
  return Object.fromEntries(
    Object.entries(shape).map(([name, variable]) => [name, variable.read(source[name] || undefined, name)]),
  ) as Values<Shape>;
}

/** Ends the process with the sentence of a `WrongEnvironment`; anything else is thrown on. */
export function readEnvOrExit<Shape extends Record<string, Variable<unknown>>>(shape: Shape): Values<Shape> {
  try {
    return readEnv(shape);
  } catch (error) {
    if (!(error instanceof WrongEnvironment)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

export function text(fallback?: string): Variable<string> {
  return variable(fallback, (raw) => raw);
}

export function optionalText(): Variable<string | undefined> {
  return { read: (raw) => raw };
}

/** A secret of at least 32 characters, from which keys are derived. */
export function secret(): Variable<string> {
  return variable<string>(undefined, (raw, name) => {
    if (raw.length < 32) throw new WrongEnvironment(`${name} must have at least 32 characters.`);
    return raw;
  });
}

export function wholeNumber(
  fallback: number,
  { from = 0, to = Number.MAX_SAFE_INTEGER } = {},
): Variable<number> {
  return variable(fallback, (raw, name) => {
    const value = Number(raw);
    if (!Number.isInteger(value) || value < from || value > to) {
      throw new WrongEnvironment(`${name} must be a whole number from ${from} to ${to}, not "${raw}".`);
    }
    return value;
  });
}

export function port(fallback: number): Variable<number> {
  return wholeNumber(fallback, { from: 0, to: 65_535 });
}

export function url(fallback?: string): Variable<string> {
  return variable(fallback, checkUrl);
}

export function optionalUrl(): Variable<string | undefined> {
  return { read: (raw, name) => (raw === undefined ? undefined : checkUrl(raw, name)) };
}

export function list(fallback: readonly string[]): Variable<readonly string[]> {
  return variable(fallback, (raw) =>
    raw
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean),
  );
}

export function oneOf<const T extends string>(options: readonly T[], fallback: T): Variable<T> {
  return variable(fallback, (raw, name) => {
    const option = options.find((candidate) => candidate === raw);
    if (option === undefined)
      throw new WrongEnvironment(`${name} must be one of ${options.join(", ")}, not "${raw}".`);
    return option;
  });
}

function variable<T>(fallback: T | undefined, parse: (raw: string, name: string) => T): Variable<T> {
  return {
    read(raw, name) {
      if (raw !== undefined) return parse(raw, name);
      if (fallback === undefined) throw new WrongEnvironment(`${name} is not set.`);
      return fallback;
    },
  };
}

function checkUrl(raw: string, name: string): string {
  if (!URL.canParse(raw)) throw new WrongEnvironment(`${name} must be a URL, not "${raw}".`);
  return raw;
}
