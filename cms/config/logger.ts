import { winston } from "@strapi/logger";
import { env } from "../src/env.js";

const { config, format, transports } = winston;

/** One JSON line per event, in the shape the other parts log. */
const line = format.printf(({ level, message, stack, timestamp, ...rest }) =>
  JSON.stringify({
    level,
    time: timestamp,
    name: "cms",
    msg: plain(message),
    ...rest,
    ...(stack ? { stack } : {}),
  }),
);

const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");

function plain(message: unknown): unknown {
  return typeof message === "string" ? message.replace(escapes, "") : message;
}

export = {
  level: env().logLevel,
  levels: config.npm.levels,
  format: format.combine(format.errors({ stack: true }), format.timestamp(), line),
  transports: [new transports.Console()],
};
