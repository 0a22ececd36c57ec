/** Who does something for a client, and lets go of it when the client has left. */
interface Helper {
  letGo(): void;
}

/** Whether a client still waits for its answer. Where it does not, services need not go on reading for it. */
export class Presence {
  private readonly helpers = new Set<Helper>();
  private hasLeft = false;

  get isOver(): boolean {
    return this.hasLeft;
  }

  leave(): void {
    this.hasLeft = true;
    for (const helper of this.helpers) helper.letGo();
    this.helpers.clear();
  }

  add(helper: Helper): void {
    this.helpers.add(helper);
  }

  delete(helper: Helper): void {
    this.helpers.delete(helper);
  }
}
