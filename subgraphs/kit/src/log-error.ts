/** An error as a log may show it. */
interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: unknown;
  /** What of the database it is about. */
  readonly table?: unknown;
  readonly constraint?: unknown;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

const CUT = "[redacted]";
/** What people are told apart by, wherever a message quotes it. */
const TELLING: readonly RegExp[] = [
  /eyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  /[^\s@"'(<]+@[^\s@"')>]+\.[^\s@"')>]+/g,
  /\+?\d[\d\s()-]{5,}\d/g,
  // The name of a file is no person's.
  /'(?!\/[\w./-]+')[^']*'/g,
];
const QUOTED = /"[^"]*"/g;
const NAME_OF_A_TABLE_OR_COLUMN = /^"[a-z_][a-z0-9_.]*"$/;
const DEEPEST = 3;

/**
 * What is wrong and where, without the data it went wrong with: messages of databases and parsers quote it, and so do
 * the facts that drivers hang on their errors.
 */
export function logError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: CUT };
  const { code, table, constraint } = error as Partial<Record<"code" | "table" | "constraint", unknown>>;
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message: cutTelling(error.message),
    ...(code !== undefined && { code }),
    ...(table !== undefined && { table }),
    ...(constraint !== undefined && { constraint }),
    ...(frames && { stack: frames.join("\n") }),
    ...(error.cause !== undefined && depth < DEEPEST && { cause: logError(error.cause, depth + 1) }),
  };
}

function cutTelling(message: string): string {
  return TELLING.reduce((text, telling) => text.replace(telling, CUT), message).replace(QUOTED, (quoted) =>
    NAME_OF_A_TABLE_OR_COLUMN.test(quoted) ? quoted : CUT,
  );
}
