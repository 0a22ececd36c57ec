import { readJabberAddress } from "../jabber/jabber-address.js";
import { NoticeChannel } from "../notice/notice-words.js";
import { plainText } from "./plain-text.js";
import { type Message, type Outcome, refused, type Sender, shut } from "./sender.js";
import { type XmppPatience, type XmppServer, XmppSession } from "./xmpp-session.js";

const PATIENCE: XmppPatience = { connectMs: 15_000, answerMs: 60_000 };
/** What XML cannot say; a stream that says it is ended by the server. */
const UNSAYABLE = /[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/gu;

/** Hands messages to a server of Jabber over one stream, which is opened anew once it is lost. */
export class XmppSender implements Sender {
  readonly channel = NoticeChannel.JABBER;
  private session: Promise<XmppSession> | undefined;

  constructor(
    private readonly server: XmppServer,
    private readonly patience = PATIENCE,
  ) {}

  async send(message: Message): Promise<Outcome> {
    const address = readJabberAddress(message.to);
    if (address === null) return refused("the address is none", { isFinal: true });
    let session: XmppSession;
    try {
      session = await this.opened();
    } catch (error) {
      return shut(reasonOf(error as Error));
    }
    return session.carry(message.id, address, plainText(message).replaceAll(UNSAYABLE, " "));
  }

  async close(): Promise<void> {
    const session = await this.session?.catch(() => undefined);
    this.session = undefined;
    await session?.close();
  }

  /** The stream that stands, or a new one where it is lost. */
  private async opened(): Promise<XmppSession> {
    const opening = (this.session ??= XmppSession.open(this.server, this.patience));
    const session = await opening.catch((error: unknown) => {
      if (this.session === opening) this.session = undefined;
      throw error;
    });
    if (session.isOpen) return session;
    if (this.session === opening) this.session = undefined;
    return this.opened();
  }
}

/** What the server says in words may name us; the condition does not. */
function reasonOf(error: Error & { condition?: string; code?: string }): string {
  return error.condition ?? error.code ?? error.message;
}
