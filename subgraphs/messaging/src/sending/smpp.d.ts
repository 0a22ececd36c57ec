/** What we use of smpp, which brings no types. */
declare module "smpp" {
  import type { EventEmitter } from "node:events";
  import type { Server as NetServer } from "node:net";

  export interface Pdu {
    command: string;
    command_status: number;
    system_id?: string;
    password?: string;
    message_id?: string;
    destination_addr?: string;
    data_coding?: number;
    short_message?: { message: string };
    message_payload?: { message: string };
    response(options?: object): Pdu;
  }
  export interface Session extends EventEmitter {
    socket: import("node:net").Socket;
    bind_transceiver(options: object, answered: (pdu: Pdu) => void): boolean;
    submit_sm(options: object, answered: (pdu: Pdu) => void): boolean;
    enquire_link(options: object, answered: (pdu: Pdu) => void): boolean;
    unbind(answered: (pdu: Pdu) => void): boolean;
    send(pdu: Pdu): boolean;
    close(): void;
    destroy(): void;
  }
  const smpp: {
    connect(options: { url: string }): Session;
    createServer(listener: (session: Session) => void): NetServer;
    encodings: Record<"ASCII" | "UCS2", { match(text: string): boolean; encode(text: string): Buffer }>;
  };
  export default smpp;
}
