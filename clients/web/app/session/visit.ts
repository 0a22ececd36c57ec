import { createContext, type RouterContextProvider } from "react-router";
import type { Asker } from "../gateway/ask.server.js";
import type { Tokens } from "./cookie.js";

/** One request of one reader, as the server knows it. */
export interface Visit extends Asker {
  readonly nonce: string;
  /** Whether the browser waits for a page; a script of ours waits for data. */
  readonly isDocument: boolean;
  readonly refreshToken: string | null;
  readonly device: string;
  readonly publicGatewayUrl: string;
  readonly cmsUrl: string | null;
  /** Where pictures of maps come from, as `https://…/{z}/{x}/{y}.png`. */
  readonly tilesUrl: string | null;
  /** Takes the session, and all that this site keeps there, from the browser. */
  readonly forget: () => void;
  /** Gives the browser the cookies of a session. */
  readonly remember: (tokens: Tokens) => void;
}

const visits = createContext<Visit>();

export function visitOf(context: Readonly<RouterContextProvider>): Visit {
  return context.get(visits);
}

export function receive(context: RouterContextProvider, visit: Visit): RouterContextProvider {
  context.set(visits, visit);
  return context;
}
