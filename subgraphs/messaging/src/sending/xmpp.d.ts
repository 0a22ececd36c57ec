/** What we use of @xmpp/client, which brings no types. */
declare module "@xmpp/client" {
  import type { EventEmitter } from "node:events";
  import type { Socket } from "node:net";

  export interface Element {
    readonly name: string;
    readonly attrs: Readonly<Record<string, string>>;
    is(name: string, namespace?: string): boolean;
    getChild(name: string, namespace?: string): Element | undefined;
    getChildText(name: string): string | null;
  }
  type Authenticate = (proof: { username: string; password: string }, mechanism: string) => Promise<void>;
  export interface Client extends EventEmitter {
    readonly status: string;
    /** Over TLS it is wrapped. */
    readonly socket: Socket | { readonly socket: Socket | null } | null;
    readonly reconnect: { stop(): void };
    readonly streamManagement: EventEmitter & { requestAckDebounce: number };
    connect(service: string): Promise<unknown>;
    open(options: { domain: string }): Promise<unknown>;
    send(element: Element): Promise<void>;
    stop(): Promise<unknown>;
    isSecure(): boolean;
  }
  export function client(options: {
    service: string;
    domain: string;
    resource?: string;
    credentials: (
      authenticate: Authenticate,
      mechanisms: readonly string[],
      fast: unknown,
      entity: Client,
    ) => Promise<void>;
  }): Client;
  export function xml(
    name: string,
    attrs: Record<string, string>,
    ...children: (Element | string)[]
  ): Element;
}
