import { type DestinationStream, type Logger, pino } from "pino";
import { logError } from "./log-error.js";
import { currentTrace } from "./trace.js";

export type { Logger };

const TELLING = [
  "authorization",
  "cookie",
  "email",
  "login",
  "name",
  "password",
  "phone",
  "token",
  "variables",
];

/** One JSON line an event. What could tell a person apart is cut out, wherever it stands. */
export function logger(part: string, level = "info", destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { part },
    mixin: currentTrace,
    serializers: { err: (error: unknown) => logError(error) },
    redact: { paths: TELLING.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[redacted]" },
  };
  return destination ? pino(options, destination) : pino(options);
}
