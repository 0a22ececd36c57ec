import type { Logger } from "pino";
import type { Hearer } from "./hearer.js";
import type { LiveEvent } from "./live-event.js";
import { beginningOf, keyOf, type Question, type Readied } from "./question.js";
import type { Sight } from "../sight/sight.js";
import { Topic } from "./topic.js";
import { Upstreams } from "./upstream.js";

/**
 * Who is subscribed to what: the same question with the same rights is one topic. Who comes back sits down where
 * everything since is still known, or else begins a topic that is still to catch up; as soon as it has told the same
 * event as another topic of the question, the two become one.
 */
export class Topics {
  private readonly byQuestion = new Map<string, Set<Topic>>();
  private readonly upstreams: Upstreams;

  constructor(private readonly options: { readonly sight: Sight; readonly log: Logger }) {
    this.upstreams = new Upstreams(options.log);
  }

  get count(): number {
    let count = 0;
    for (const topics of this.byQuestion.values()) count += topics.size;
    return count;
  }

  get hearerCount(): number {
    let count = 0;
    for (const topics of this.byQuestion.values()) for (const topic of topics) count += topic.size;
    return count;
  }

  get upstreamCount(): number {
    return this.upstreams.count;
  }

  join(question: Question, readied: Readied, hearer: Hearer): void {
    const key = keyOf(question, readied);
    const after = beginningOf(question, readied);
    for (const topic of this.byQuestion.get(key) ?? []) {
      if (topic.covers(after)) return topic.join(hearer, after);
    }
    return this.open(key, question, readied, after).join(hearer, after);
  }

  /** All go on with the supergraph that is served now. Resolves when the one before is needed no more. */
  async adopt(): Promise<void> {
    const topics = [...this.byQuestion.values()].flatMap((siblings) => [...siblings]);
    await Promise.all(topics.map((topic) => topic.adopt()));
  }

  stop(): void {
    this.upstreams.stop();
  }

  private open(key: string, question: Question, readied: Readied, after: LiveEvent["cursor"]): Topic {
    const { upstreams } = this;
    const siblings = this.byQuestion.get(key) ?? new Set();
    this.byQuestion.set(key, siblings);
    const topic = new Topic({
      question,
      readied,
      after,
      upstreams,
      ...this.options,
      told: (teller, cursor) => {
        if (siblings.size < 2) return;
        // The teller's last event is known there, so the other is as far or further.
        const other = [...siblings].find((sibling) => sibling !== teller && sibling.history.has(cursor));
        if (other) teller.mergeInto(other, cursor);
      },
      ended: (ended) => {
        siblings.delete(ended);
        if (siblings.size === 0 && this.byQuestion.get(key) === siblings) this.byQuestion.delete(key);
      },
    });
    siblings.add(topic);
    return topic;
  }
}
