import type { Logger } from "pino";
import type { Asker } from "../asker.js";
import type { Engine } from "../engine/engine.js";
import type { Prepared } from "../engine/prepare.js";
import { type Hearer, Topic } from "./topic.js";
import { Upstreams } from "./upstream.js";

/** Who is subscribed to what: the same question with the same rights is one topic. */
export class Topics {
  private readonly topics = new Map<string, Topic>();
  private readonly upstreams: Upstreams;

  constructor(
    private readonly engine: Engine,
    private readonly log: Logger,
  ) {
    this.upstreams = new Upstreams((name) => engine.webSocketUrl(name), log);
  }

  get count(): number {
    return this.topics.size;
  }

  /** Subscribes; returns how to stop. */
  join(
    documentKey: string,
    prepared: Prepared,
    variables: Readonly<Record<string, unknown>>,
    asker: Asker,
    hearer: Hearer,
  ): () => void {
    const { subscription } = prepared;
    if (!subscription) throw new Error("This is no subscription.");
    const { cursor } = subscription;
    const after = cursor?.given(variables);
    const question = `${documentKey}|${asker.scope}|${writeWithout(variables, cursor?.variable)}`;
    // Who comes back joins the living topic when it still knows what was missed, and else begins one of their own.
    const keys = [question, `${question}|${JSON.stringify(after)}`];
    let topic = keys.map((key) => this.topics.get(key)).find((candidate) => candidate?.covers(after));
    if (!topic) {
      const key =
        (after === undefined || after === null ? keys[0] : this.freeKey(keys[1] ?? question)) ?? question;
      topic = this.open(key, prepared, variables, asker);
    }
    const joined = topic;
    joined.join(hearer, after);
    return () => joined.leave(hearer);
  }

  stop(): void {
    this.upstreams.stop();
  }

  private open(
    key: string,
    prepared: Prepared,
    variables: Readonly<Record<string, unknown>>,
    asker: Asker,
  ): Topic {
    const { subscription } = prepared;
    if (!subscription) throw new Error("This is no subscription.");
    const { engine, upstreams, log } = this;
    const ended = () => {
      if (this.topics.get(key) === topic) this.topics.delete(key);
    };
    const topic: Topic = new Topic({
      engine,
      upstreams,
      prepared,
      subscription,
      variables,
      asker,
      log,
      ended,
    });
    this.topics.set(key, topic);
    return topic;
  }

  private freeKey(key: string): string {
    let free = key;
    for (let number = 2; this.topics.has(free); number++) free = `${key}#${number}`;
    return free;
  }
}

function writeWithout(variables: Readonly<Record<string, unknown>>, name: string | null | undefined): string {
  if (name === null || name === undefined) return JSON.stringify(variables);
  const { [name]: _where, ...others } = variables;
  return JSON.stringify(others);
}
